import { Injectable } from '@nestjs/common';
import { businessNow, type CityClock } from '../domain/city-clock.js';
import { Ledger } from '../ledger/ledger.js';
import type { ProgrammeRules } from '../programmes/programme-rules.entity.js';
import { beforeProgramme } from '../programmes/programme.errors.js';
import type { Programme } from '../programmes/programme.entity.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { RulesService } from '../programmes/rules.service.js';
import { ShortCache } from './short-cache.js';

interface RuleBook {
  kind: CityClock['kind'];
  programme: Programme;
  /** All rules that were ever set, the earliest first. */
  rules: ProgrammeRules[];
}

/** How long a rule that was set just now may stay unseen; rules hold for whole months. */
const UNSEEN_MS = 1000;
const MOST_CITIES = 1000;

/** The rules of the city's main programme as they hold today: note size, caps, passing on, links. */
@Injectable()
export class CurrentRulesService {
  private readonly books = new ShortCache<number, RuleBook>(UNSEEN_MS, MOST_CITIES);

  constructor(
    private readonly ledger: Ledger,
    private readonly programmes: ProgrammesService,
    private readonly rules: RulesService,
  ) {}

  /**
   * Asks the database at most once a second and city, except in a rehearsal whose rules change at some month: its day
   * may move at any time.
   *
   * @throws DomainError programme_not_found, before_programme
   */
  async of(cityId: number): Promise<ProgrammeRules> {
    const book = await this.books.get(cityId, () => this.load(cityId));
    const [only] = book.rules;
    if (only && book.rules.length === 1 && book.kind === 'rehearsal') return only;
    const clock: CityClock = book.kind === 'live' ? { kind: 'live' } : await this.ledger.clock(cityId);
    const { month } = businessNow(clock, new Date());
    const inForce = book.rules.findLast((rules) => rules.effectiveMonth <= month);
    if (!inForce) throw beforeProgramme(month, book.programme.startsMonth);
    return inForce;
  }

  private async load(cityId: number): Promise<RuleBook> {
    const programme = await this.programmes.mainProgramme(cityId);
    const [clock, rules] = await Promise.all([this.ledger.clock(cityId), this.rules.list(cityId, programme.id)]);
    return { kind: clock.kind, programme, rules };
  }
}
