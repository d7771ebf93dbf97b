import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../database/transactions.js';
import { Vault } from '../database/vault.js';
import { addDays } from '../domain/date.js';
import { addMonths, firstDay, lastDay, type Month } from '../domain/month.js';
import { aboutAccount, openAccount } from '../programmes/account-box.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { RULES } from './rules/all-rules.js';
import { signalKinds, type SignalKind } from './signal-kinds.js';
import type { Found, Search, SealedAccount, SignalRule } from './signal-rule.js';
import { SignalSettingsService } from './signal-settings.service.js';

/** So far into a month the one before is looked through too, for what came late. */
const DAYS_OF_GRACE = 7;
/** More of one kind in a month is no signal any more, but a threshold set wrong. */
const MOST_OF_A_KIND = 500;

export interface ScanCounts {
  found: number;
  /** That nobody had seen before. */
  made: number;
  byKind: Partial<Record<SignalKind, number>>;
}

/** Applies the rules to the ledger and what stands beside it, and keeps what they find. It changes nothing else. */
@Injectable()
export class LookForAbuseService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cityClock: CityClockService,
    private readonly settings: SignalSettingsService,
    private readonly vault: Vault,
  ) {}

  /** Looks through the month that runs, and in its first days also through the one before. */
  async lookNow(cityId: number): Promise<ScanCounts> {
    const { date, month } = await this.cityClock.now(cityId);
    const counts = await this.look(cityId, month);
    if (date > addDays(firstDay(month), DAYS_OF_GRACE)) return counts;
    const before = await this.look(cityId, addMonths(month, -1));
    const byKind = { ...counts.byKind };
    for (const kind of signalKinds) {
      if (before.byKind[kind]) byKind[kind] = (byKind[kind] ?? 0) + before.byKind[kind];
    }
    return { found: counts.found + before.found, made: counts.made + before.made, byKind };
  }

  /** One month, by what the city looks for today. The same month again makes no second signal of anything. */
  async look(cityId: number, month: Month): Promise<ScanCounts> {
    const settings = await this.settings.now(cityId);
    const clock = await this.cityClock.clock(cityId);
    const counts: ScanCounts = { found: 0, made: 0, byKind: {} };
    for (const { kind, watched, thresholds } of settings) {
      const rule = RULES[kind];
      if (!watched || (rule.onlyLive && clock.kind !== 'live')) continue;
      const found = await this.find(rule, { cityId, fromOn: firstDay(month), untilOn: lastDay(month), thresholds });
      if (found.length === 0) continue;
      counts.found += found.length;
      counts.byKind[kind] = found.length;
      counts.made += await this.keep(cityId, kind, month, thresholds, found);
    }
    return counts;
  }

  private async find(rule: SignalRule, { cityId, fromOn, untilOn, thresholds }: Search): Promise<Found[]> {
    const since = addDays(fromOn, -(rule.daysBefore ?? 0));
    const [blocks] = await this.transactions.query<{ first: string; last: string }>(
      'select first_block as first, last_block as last from blocks_of_days($1, $2, $3)',
      [cityId, since, untilOn],
    );
    const rows = await this.transactions.query<Found & SealedAccount>(
      // A statement's parameters must all be named in it, also by a rule that asks for some of them only.
      `select found.* from (${rule.sql}) found
        cross join (select $1::integer, $2::date, $3::date, $4::bigint, $5::bigint, $6::jsonb, $7::date) asked
        order by found.fact limit ${MOST_OF_A_KIND}`,
      [cityId, since, untilOn, blocks!.first, blocks!.last, JSON.stringify(thresholds), fromOn],
    );
    const { judge } = rule;
    if (!judge) return rows;
    return rows.filter((row) => {
      const about = aboutAccount.ofMerchant(cityId, row.merchantId, row.number);
      return judge(row, openAccount(this.vault, row.accountBox, about).holderKana);
    });
  }

  /** A fact that is known grows while nobody has decided on it. @returns how many are new */
  private async keep(
    cityId: number,
    kind: SignalKind,
    month: Month,
    thresholds: object,
    found: readonly Found[],
  ): Promise<number> {
    const items = found.map(({ fact, subjects, evidence }) => ({ id: uuid(), fact, subjects, evidence }));
    const kept = await this.transactions.query<{ fresh: boolean }>(
      `insert into signals as s (city_id, id, kind, fact, from_on, until_on, subjects, evidence)
       select $1, f.id, $2, f.fact, $3, $4, f.subjects, f.evidence || jsonb_build_object('thresholds', $5::jsonb)
         from jsonb_to_recordset($6) f (id uuid, fact text, subjects jsonb, evidence jsonb)
        order by f.fact
       on conflict on constraint signals_fact_once do update
          set evidence = excluded.evidence, subjects = excluded.subjects, last_seen_at = clock_timestamp()
        where s.state in ('open', 'looked_into') and (s.evidence, s.subjects) is distinct from (excluded.evidence, excluded.subjects)
       returning xmax = 0 as fresh`,
      [cityId, kind, firstDay(month), lastDay(month), JSON.stringify(thresholds), JSON.stringify(items)],
    );
    return kept.filter(({ fresh }) => fresh).length;
  }
}
