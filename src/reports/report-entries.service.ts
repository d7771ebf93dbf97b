import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { GrantEntries } from './dto/grant.js';

/** What people write into the grant report. Every edition of a field is kept; the newest counts. */
@Injectable()
export class ReportEntriesService {
  constructor(private readonly transactions: Transactions) {}

  async entries(cityId: number, fiscalYear: number): Promise<GrantEntries> {
    const rows = await this.transactions.query<{ field: string; value: unknown }>(
      `select distinct on (field) field, value from report_entries
        where city_id = $1 and report = 'grant' and fiscal_year = $2 order by field, edition desc`,
      [cityId, fiscalYear],
    );
    return Object.fromEntries(rows.filter(({ value }) => value !== null).map(({ field, value }) => [field, value]));
  }

  /**
   * Writes the fields that are named and differ; the others stay. A field that is null is emptied.
   * @throws DomainError report_entry_changed when somebody else wrote the same field at the same moment
   */
  async write(cityId: number, fiscalYear: number, entries: GrantEntries, writtenBy: string): Promise<GrantEntries> {
    const named = Object.entries(entries).filter(([, value]) => value !== undefined);
    await this.transactions.query(
      `insert into report_entries (city_id, report, fiscal_year, field, edition, value, written_by)
       select $1, 'grant', $2, w.key, coalesce(newest.edition, 0) + 1, w.value, $4
         from jsonb_each($3::jsonb) w
         left join lateral (
           select e.edition, e.value from report_entries e
            where e.city_id = $1 and e.report = 'grant' and e.fiscal_year = $2 and e.field = w.key
            order by e.edition desc limit 1) newest on true
        where newest.value is distinct from w.value`,
      [cityId, fiscalYear, JSON.stringify(Object.fromEntries(named)), writtenBy],
    );
    return this.entries(cityId, fiscalYear);
  }
}
