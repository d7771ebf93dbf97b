import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../database/transactions.js';
import type { Month } from '../domain/month.js';
import { DEFAULT_RULES, ProgrammeRules, type RuleSettings } from './programme-rules.entity.js';
import { Programme } from './programme.entity.js';
import { withChanges } from './with-changes.js';

export interface NewProgramme {
  code: string;
  name: string;
  startsMonth: Month;
  /** What differs from the default rules, from the first month on. */
  rules?: Partial<RuleSettings>;
}

@Injectable()
export class CreateProgrammeService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Makes a programme with the rules of its first month. It may begin in the past: nothing of it is issued yet.
   *
   * @throws DomainError programme_exists, rules_out_of_range, rules_not_whole_notes
   */
  async create(cityId: number, wanted: NewProgramme): Promise<Programme> {
    const { rules, ...rest } = wanted;
    const programme = { cityId, id: uuid(), ...rest };
    return this.transactions.run(async (manager) => {
      await manager.insert(Programme, programme);
      const first = { cityId, programmeId: programme.id, effectiveMonth: programme.startsMonth };
      await manager.insert(ProgrammeRules, { ...withChanges(DEFAULT_RULES, rules ?? {}), ...first });
      return manager.findOneByOrFail(Programme, { cityId, id: programme.id });
    });
  }
}
