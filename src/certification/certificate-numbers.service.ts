import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { fiscalYearOf } from '../domain/month.js';
import type { DateIso } from '../domain/date.js';

/**
 * The numbers on certificates, counted through a fiscal year of decisions without a gap: a number is drawn in the
 * transaction that certifies, and given back with it. Between drawing and the end of that transaction others wait.
 */
@Injectable()
export class CertificateNumbersService {
  constructor(private readonly transactions: Transactions) {}

  /** The next number, e.g. 2026-00012. Within a transaction only. */
  async draw(cityId: number, decidedOn: DateIso): Promise<string> {
    const fiscalYear = fiscalYearOf(decidedOn);
    const place = 1 + (await this.hold(cityId, fiscalYear));
    await this.count(cityId, fiscalYear, 1);
    return `${fiscalYear}-${String(place).padStart(5, '0')}`;
  }

  /** The last number of a year that was drawn, 0 if none; nobody else draws until this transaction has ended. */
  async hold(cityId: number, fiscalYear: number): Promise<number> {
    if (!this.transactions.active) throw new Error('A number is drawn in the transaction that uses it');
    // Two that draw a year's first numbers at once have no row to wait at yet.
    await this.transactions.query(
      `select pg_advisory_xact_lock(hashtextextended('certificate numbers of ' || $1::integer || ' in ' || $2::integer, 0))`,
      [cityId, fiscalYear],
    );
    const [row] = await this.transactions.query<{ last: number }>(
      'select last_number as last from certificate_counters where city_id = $1 and fiscal_year = $2',
      [cityId, fiscalYear],
    );
    return row?.last ?? 0;
  }

  /** So many more were drawn. */
  async count(cityId: number, fiscalYear: number, drawn: number): Promise<void> {
    if (drawn === 0) return;
    await this.transactions.query(
      `insert into certificate_counters as c (city_id, fiscal_year, last_number) values ($1, $2, $3)
       on conflict on constraint certificate_counters_pkey do update set last_number = c.last_number + $3`,
      [cityId, fiscalYear, drawn],
    );
  }
}
