import { Injectable } from '@nestjs/common';
import { CityClockService } from '../programmes/city-clock.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { RulesService } from '../programmes/rules.service.js';
import type { EnrolmentTerms } from './terms.js';

@Injectable()
export class TermsService {
  constructor(
    private readonly cityClock: CityClockService,
    private readonly programmes: ProgrammesService,
    private readonly rules: RulesService,
  ) {}

  /**
   * A programme's terms as they are now; before its first month, as they will be then.
   *
   * @throws DomainError programme_not_found
   */
  async terms(cityId: number, programmeId: string): Promise<EnrolmentTerms> {
    const { month } = await this.cityClock.now(cityId);
    const { startsMonth } = await this.programmes.find(cityId, programmeId);
    const rules = await this.rules.rulesFor(cityId, programmeId, month < startsMonth ? startsMonth : month);
    return { programmeId, startsMonth, currentMonth: month, rules };
  }
}
