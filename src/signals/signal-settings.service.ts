import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { RULES } from './rules/all-rules.js';
import { signalKinds, type SignalKind } from './signal-kinds.js';
import type { Thresholds } from './signal-rule.js';
import { settingInThePast, unknownSignalKind, unknownThreshold } from './signal.errors.js';

const MOST = 1_000_000_000;

export interface SignalSetting {
  kind: SignalKind;
  watched: boolean;
  thresholds: Thresholds;
  /** Null where the city has set nothing. */
  validFrom: DateIso | null;
}

/** What a city looks for, and from how much on: dated, and never changed for days that have passed. */
@Injectable()
export class SignalSettingsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cityClock: CityClockService,
  ) {}

  /** What holds on a day, of every kind. */
  async on(cityId: number, day: DateIso): Promise<SignalSetting[]> {
    const rows = await this.transactions.query<SignalSetting>(
      `select distinct on (kind) kind, watched, thresholds, valid_from::text as "validFrom"
         from signal_settings where city_id = $1 and valid_from <= $2
        order by kind, valid_from desc`,
      [cityId, day],
    );
    const set = new Map(rows.map((row) => [row.kind, row]));
    return signalKinds.map((kind) => {
      const row = set.get(kind);
      const thresholds = { ...RULES[kind].defaults, ...row?.thresholds };
      return { kind, watched: row?.watched ?? true, thresholds, validFrom: row?.validFrom ?? null };
    });
  }

  async now(cityId: number): Promise<SignalSetting[]> {
    return this.on(cityId, (await this.cityClock.now(cityId)).date);
  }

  /**
   * Sets one kind from a day on: today unless said otherwise. Thresholds that are not mentioned stay as they are then.
   * @throws DomainError unknown_signal_kind, unknown_threshold, signal_setting_in_the_past
   */
  set(
    cityId: number,
    named: string,
    wanted: { watched: boolean; thresholds: Record<string, unknown>; validFrom?: DateIso },
    actorId: string,
  ): Promise<SignalSetting[]> {
    const kind = signalKinds.find((known) => known === named);
    if (!kind) return Promise.reject(unknownSignalKind());
    return this.transactions.run(async () => {
      const { date: today } = await this.cityClock.now(cityId);
      const validFrom = wanted.validFrom ?? today;
      if (validFrom < today) throw settingInThePast(today);
      for (const [name, value] of Object.entries(wanted.thresholds)) {
        const known = Object.hasOwn(RULES[kind].defaults, name);
        if (!known || !Number.isInteger(value) || Number(value) < 0 || Number(value) > MOST)
          throw unknownThreshold(kind, name);
      }
      const inForce = (await this.on(cityId, validFrom)).find((one) => one.kind === kind)!;
      await this.transactions.query(
        `insert into signal_settings (city_id, kind, valid_from, watched, thresholds, set_by) values ($1, $2, $3, $4, $5, $6)
         on conflict on constraint signal_settings_pkey do update
            set watched = excluded.watched, thresholds = excluded.thresholds, set_by = excluded.set_by, set_at = now()`,
        [
          cityId,
          kind,
          validFrom,
          wanted.watched,
          JSON.stringify({ ...inForce.thresholds, ...wanted.thresholds }),
          actorId,
        ],
      );
      return this.on(cityId, validFrom);
    });
  }
}
