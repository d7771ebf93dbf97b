import { Injectable } from '@nestjs/common';
import { VerifyService } from '../ledger/verify.service.js';
import type { Identity } from './dto/closing.js';

/** Verify's own names for the proof of the seals, which is no query. */
const SEALS = 'seals';

/** The whole proof of the ledger as identities of a closing, one a check. */
@Injectable()
export class ProveLedgerService {
  constructor(private readonly verifying: VerifyService) {}

  async prove(cityId: number): Promise<Identity[]> {
    const { differences } = await this.verifying.verify(cityId);
    const names = this.verifying.checkNames();
    const of = (check: string) => (names.includes(check) ? check : SEALS);
    return [...names, SEALS].map((name) => {
      const wrong = differences.filter(({ check }) => of(check) === name);
      const [first] = wrong;
      return {
        identity: `ledger:${name}`,
        holds: first === undefined,
        expected: first ? `${first.subject}: ${first.expected}` : '0',
        found: first ? `${first.found} (${wrong.length})` : '0',
      };
    });
  }
}
