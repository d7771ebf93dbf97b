import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../database/transactions.js';
import { parseCorporateNumber } from '../domain/corporate-number.js';
import { isEmail, normaliseEmail } from '../domain/email.js';
import { toFullKatakana } from '../domain/kana.js';
import { normaliseSpaces } from '../domain/text.js';
import { CitiesService } from '../programmes/cities.service.js';
import type { Municipality } from '../programmes/municipality.entity.js';
import { Employer } from './employer.entity.js';
import type { RowOutcome } from './row-outcome.js';

export interface NewEmployer {
  corporateNumber: string;
  name: string;
  nameKana: string;
  contactEmail: string;
  /** The town that pays the public share; without it, the city's own if it has but one. */
  municipalityCode?: string;
}

export type EmployerRefusal =
  'missing_field' | 'bad_corporate_number' | 'bad_email' | 'municipality_not_found' | 'already_registered';

type Candidate = Pick<Employer, 'id' | 'corporateNumber' | 'name' | 'nameKana' | 'contactEmail' | 'municipalityId'>;

@Injectable()
export class RegisterEmployersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cities: CitiesService,
  ) {}

  /**
   * Registers employers, hundreds in one statement. One that is known by its corporate number is unchanged if all of
   * its data agree and refused (`already_registered`) if not: changing one is a step of its own.
   *
   * @returns one outcome a row, in the order given
   */
  async register(cityId: number, rows: readonly NewEmployer[]): Promise<RowOutcome<EmployerRefusal>[]> {
    return this.transactions.run(async (manager) => {
      const municipalities = await this.cities.municipalities(cityId);
      const judged = rows.map((row) => judge(row, municipalities));
      const candidates = judged.filter((row): row is Candidate => typeof row !== 'string');
      const made = await manager.query<{ id: string }[]>(
        `insert into employers (city_id, id, corporate_number, name, name_kana, contact_email, municipality_id)
         select $1, r.id, r."corporateNumber", r.name, r."nameKana", r."contactEmail", r."municipalityId"
           from jsonb_to_recordset($2) as r (id uuid, "corporateNumber" text, name text, "nameKana" text,
             "contactEmail" text, "municipalityId" uuid)
          order by r."corporateNumber"
         on conflict on constraint employers_corporate_number_key do nothing
         returning id`,
        [cityId, JSON.stringify(candidates)],
      );
      const known = await manager.query<Candidate[]>(
        `select id, corporate_number as "corporateNumber", name, name_kana as "nameKana",
                contact_email as "contactEmail", municipality_id as "municipalityId"
           from employers where city_id = $1 and corporate_number = any($2)`,
        [cityId, candidates.map((row) => row.corporateNumber)],
      );
      const taken = new Set(made.map((row) => row.id));
      const byNumber = new Map(known.map((row) => [row.corporateNumber, row]));
      return judged.map((row): RowOutcome<EmployerRefusal> => {
        if (typeof row === 'string') return { status: 'refused', code: row };
        if (taken.has(row.id)) return { status: 'taken', id: row.id };
        const there = byNumber.get(row.corporateNumber);
        if (there && agree(there, row)) return { status: 'unchanged', id: there.id };
        return { status: 'refused', code: 'already_registered' };
      });
    });
  }
}

function judge(row: NewEmployer, municipalities: readonly Municipality[]): Candidate | EmployerRefusal {
  const name = normaliseSpaces(row.name);
  const nameKana = toFullKatakana(row.nameKana);
  const contactEmail = normaliseEmail(row.contactEmail);
  if (!row.corporateNumber.trim() || !name || !nameKana || !contactEmail) return 'missing_field';
  const corporateNumber = parseCorporateNumber(row.corporateNumber);
  if (!corporateNumber) return 'bad_corporate_number';
  if (!isEmail(contactEmail)) return 'bad_email';
  const named = municipalities.find((town) => town.code === row.municipalityCode);
  if (row.municipalityCode !== undefined && !named) return 'municipality_not_found';
  const municipalityId = (named ?? (municipalities.length === 1 ? municipalities[0] : undefined))?.id ?? null;
  return { id: uuid(), corporateNumber, name, nameKana, contactEmail, municipalityId };
}

function agree(there: Candidate, row: Candidate): boolean {
  return (
    there.name === row.name &&
    there.nameKana === row.nameKana &&
    there.contactEmail === row.contactEmail &&
    there.municipalityId === row.municipalityId
  );
}
