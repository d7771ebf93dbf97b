import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { requestDigestOf } from '../domain/operation-key.js';

const OWNER = 'simulation';
const DONE = 200;

/**
 * Which days of a story were lived to their end. Each is kept like a keyed request that was answered: so what was
 * refused on a day, and left no trace in the ledger, is not tried again on a better one.
 */
@Injectable()
export class LivedDaysService {
  constructor(private readonly transactions: Transactions) {}

  async of(cityId: number, seed: number): Promise<ReadonlySet<string>> {
    const rows = await this.transactions.query<{ day: string }>(
      `select split_part(key, ' ', 2) as day from answered_requests
        where city_id = $1 and owner = $2 and starts_with(key, $3 || ' ')`,
      [cityId, OWNER, String(seed)],
    );
    return new Set(rows.map(({ day }) => day));
  }

  async add(cityId: number, seed: number, day: DateIso): Promise<void> {
    await this.transactions.query(
      `insert into answered_requests (city_id, owner, key, request_digest, status) values ($1, $2, $3, $4, $5)
       on conflict on constraint answered_requests_pkey do nothing`,
      [cityId, OWNER, `${seed} ${day}`, requestDigestOf('simulated day', { seed, day }), DONE],
    );
  }
}
