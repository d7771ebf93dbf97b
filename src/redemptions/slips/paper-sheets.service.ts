import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { Belongs } from '../../people/scope.js';
import type { PaperSheetView } from '../dto/paper-sheet.js';
import { sheetNotFound } from './slip.errors.js';

/** $1 city; where the person works now is whose HR may look after the sheet. */
const SHEETS = `
  select s.id, s.employee_id as "employeeId", s.notes, s.note_yen as "noteYen", s.usable_through::text as "usableThrough",
         s.made_at as "madeAt", s.revoked_at as "revokedAt", w.employer_id as "employerId",
         (select jsonb_agg(jsonb_build_object('number', l.number, 'revokedAt', l.revoked_at) order by l.number)
            from paper_slips l where l.city_id = s.city_id and l.sheet_id = s.id) as slips
    from paper_sheets s
    left join employments w on w.city_id = s.city_id and w.employee_id = s.employee_id and w.until_on is null
   where s.city_id = $1`;

export type FoundSheet = PaperSheetView & Pick<Belongs, 'employerId'>;

@Injectable()
export class PaperSheetsService {
  constructor(private readonly transactions: Transactions) {}

  /** Of an employee, the newest first; a year's at most. */
  ofEmployee(cityId: number, employeeId: string): Promise<FoundSheet[]> {
    return this.transactions.query<FoundSheet>(`${SHEETS} and s.employee_id = $2 order by s.made_at desc limit 50`, [
      cityId,
      employeeId,
    ]);
  }

  /** @throws DomainError sheet_not_found */
  async find(cityId: number, id: string): Promise<FoundSheet> {
    const [sheet] = await this.transactions.query<FoundSheet>(`${SHEETS} and s.id = $2`, [cityId, id]);
    if (!sheet) throw sheetNotFound();
    return sheet;
  }

  /** Where somebody works now; null for somebody who works nowhere, or is not known. */
  async employerOf(cityId: number, employeeId: string): Promise<string | null> {
    const [row] = await this.transactions.query<{ employerId: string }>(
      `select employer_id as "employerId" from employments where city_id = $1 and employee_id = $2 and until_on is null`,
      [cityId, employeeId],
    );
    return row?.employerId ?? null;
  }

  /** All slips of a sheet at once. Revoking again changes nothing. */
  async revoke(cityId: number, id: string): Promise<void> {
    await this.transactions.query(
      'update paper_sheets set revoked_at = greatest(clock_timestamp(), made_at) where city_id = $1 and id = $2 and revoked_at is null',
      [cityId, id],
    );
  }

  /** @throws DomainError sheet_not_found */
  async revokeSlip(cityId: number, id: string, number: number): Promise<void> {
    const [slip] = await this.transactions.query(
      'select 1 from paper_slips where city_id = $1 and sheet_id = $2 and number = $3',
      [cityId, id, number],
    );
    if (!slip) throw sheetNotFound();
    await this.transactions.query(
      'update paper_slips set revoked_at = clock_timestamp() where city_id = $1 and sheet_id = $2 and number = $3 and revoked_at is null',
      [cityId, id, number],
    );
  }
}
