import { Injectable } from '@nestjs/common';
import type { Report } from '../../closing/report-file.js';
import { Transactions } from '../../database/transactions.js';
import { inJapan } from '../../lists/in-japan.js';
import type { Caller } from '../../people/caller.decorator.js';
import { ACCOUNT_SECTIONS } from './account-sections.js';
import { EMPLOYEE_SECTIONS } from './employee-sections.js';
import type { Section } from './section.js';

type Row = Record<string, unknown>;

interface Gathered {
  section: Section;
  rows: Row[];
}

/** All of one's own data in a city, for oneself (個人情報保護法 第33条: disclosure to the person). */
@Injectable()
export class GatherOwnDataService {
  constructor(private readonly transactions: Transactions) {}

  /** By section, e.g. `{ profile: [...], employments: [...] }`. */
  async asJson(caller: Caller): Promise<Record<string, Row[]>> {
    return Object.fromEntries((await this.gather(caller)).map(({ section, rows }) => [section.key, rows]));
  }

  /** One sheet a section. */
  async asReport(caller: Caller): Promise<Report> {
    const sheets = (await this.gather(caller)).map(({ section: { title, columns }, rows }) => ({
      name: title,
      rows: [Object.values(columns), ...rows.map((row) => Object.keys(columns).map((column) => cellOf(row[column])))],
    }));
    return { name: 'my-data', sheets };
  }

  /** As of one moment. */
  private gather({ cityId, employeeId, accountId }: Caller): Promise<Gathered[]> {
    return this.transactions.run(async (manager) => {
      await manager.query('set transaction isolation level repeatable read, read only');
      const gathered: Gathered[] = [];
      const add = async (sections: readonly Section[], person: string) => {
        for (const section of sections) {
          gathered.push({ section, rows: await this.transactions.query<Row>(section.sql, [cityId, person]) });
        }
      };
      if (employeeId !== undefined) await add(EMPLOYEE_SECTIONS, employeeId);
      if (accountId !== undefined) await add(ACCOUNT_SECTIONS, accountId);
      return gathered;
    });
  }
}

function cellOf(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return inJapan(value);
  if (typeof value === 'number' || typeof value === 'string') return value;
  return JSON.stringify(value);
}
