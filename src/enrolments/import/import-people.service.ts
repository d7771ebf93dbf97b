import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { RegisterEmployeesService } from '../../employers/register-employees.service.js';
import { ApplyService, type ApplyOptions, type ApplyOutcome } from '../apply.service.js';
import { monthsLeft, owedMonths } from '../terms.js';
import { TermsService } from '../terms.service.js';
import { coworkerColumns } from './columns.js';
import type { ImportedFile, ImportedRow, ReadFile } from './import-file.js';
import { judgeCoworkers, judgeRoster } from './judge-people.js';
import type { JudgedRow } from './judged-row.js';
import { duplicateRefusal, pendingRows } from './pending-rows.js';
import { refusals } from './refusal.js';

/** Ids of employers by their corporate numbers. */
type EmployerIds = ReadonlyMap<string, string>;

@Injectable()
export class ImportPeopleService {
  constructor(
    private readonly transactions: Transactions,
    private readonly applyService: ApplyService,
    private readonly terms: TermsService,
    private readonly registerEmployees: RegisterEmployeesService,
  ) {}

  /**
   * Enrols the parents of these rosters.
   *
   * @throws DomainError programme_not_found
   */
  async rosters(
    cityId: number,
    programmeId: string,
    files: readonly ReadFile[],
    options: ApplyOptions,
  ): Promise<ImportedFile[]> {
    const ids = await this.employerIds(cityId, files);
    const terms = await this.terms.terms(cityId, programmeId);
    const judge = (file: ReadFile) => ofKnownEmployer(file, ids, judgeRoster(file.sheet));
    const { imported, pending } = pendingRows(files, judge, employerOf);
    const rows = pending.filter((row) => {
      const duplicate = duplicateRefusal(row, coworkerColumns.staffNumber.label);
      if (!duplicate) return true;
      const overLimit = monthsLeft(terms, owedMonths(terms, row.value)) === 0;
      row.settle({ outcome: 'refused', refusal: overLimit ? refusals.childOverLimit() : duplicate });
      return false;
    });
    const applications = rows.map(({ file, value }) => ({ ...value, employerId: ids.get(employerOf(file))! }));
    const outcomes = await this.applyService.applyMany(cityId, programmeId, applications, options);
    for (const [index, row] of rows.entries()) row.settle(resultOf(outcomes[index]!));
    return imported;
  }

  /** Registers the co-workers of these files, so that they can be thanked. */
  async coworkers(cityId: number, files: readonly ReadFile[]): Promise<ImportedFile[]> {
    const ids = await this.employerIds(cityId, files);
    const judge = (file: ReadFile) => ofKnownEmployer(file, ids, judgeCoworkers(file.sheet));
    const { imported, pending } = pendingRows(files, judge, employerOf);
    for (const file of files) {
      const rows = pending.filter((row) => row.file === file);
      const sound = rows.filter((row) => !row.duplicateOf);
      for (const row of rows) {
        const refusal = duplicateRefusal(row, coworkerColumns.staffNumber.label);
        if (refusal) row.settle({ outcome: 'refused', refusal });
      }
      if (sound.length === 0) continue;
      const people = sound.map((row) => row.value);
      const outcomes = await this.registerEmployees.register(cityId, ids.get(employerOf(file))!, people);
      for (const [index, row] of sound.entries()) row.settle(resultOf(outcomes[index]!));
    }
    return imported;
  }

  private async employerIds(cityId: number, files: readonly ReadFile[]): Promise<EmployerIds> {
    const rows = await this.transactions.query<{ id: string; corporate_number: string }>(
      'select id, corporate_number from employers where city_id = $1 and corporate_number = any($2)',
      [cityId, files.flatMap((file) => file.employerNumber ?? [])],
    );
    return new Map(rows.map((row) => [row.corporate_number, row.id]));
  }
}

/** Rows that are about the same staff number of one employer are duplicates, in whichever of its files they stand. */
function employerOf(file: ReadFile): string {
  return file.employerNumber ?? file.name;
}

/** Where nobody knows whose staff it is, no row that could be read is taken. */
function ofKnownEmployer<Value>(file: ReadFile, ids: EmployerIds, rows: JudgedRow<Value>[]): JudgedRow<Value>[] {
  if (ids.has(employerOf(file))) return rows;
  return rows.map((row) => {
    const { line, cells, identity } = row;
    return identity === undefined ? row : { line, cells, identity, refusal: refusals.unknownEmployer() };
  });
}

type Outcome = ApplyOutcome | Awaited<ReturnType<RegisterEmployeesService['register']>>[number];

function resultOf(outcome: Outcome): Pick<ImportedRow, 'outcome' | 'refusal' | 'months'> {
  switch (outcome.status) {
    case 'unchanged':
      return { outcome: 'unchanged' };
    case 'taken':
      if (!('firstMonth' in outcome)) return { outcome: 'taken' };
      return {
        outcome: 'taken',
        months: { firstMonth: outcome.firstMonth, lastMonth: outcome.lastMonth, monthsLeft: outcome.monthsLeft },
      };
    case 'refused':
      return { outcome: 'refused', refusal: refusalOf(outcome.code) };
  }
}

function refusalOf(code: Extract<Outcome, { status: 'refused' }>['code']) {
  switch (code) {
    case 'missing_field':
      return refusals.missingField('社員番号・氏名・フリガナ・メールアドレス');
    case 'bad_email':
      return refusals.badEmail(coworkerColumns.email.label);
    case 'child_over_limit':
      return refusals.childOverLimit();
    case 'enrolled_differently':
      return refusals.differentlyRegistered();
    case 'already_registered':
      return refusals.personDiffers();
    case 'enrolled_elsewhere':
    case 'employed_elsewhere':
      return refusals.registeredElsewhere();
    case 'child_number_taken':
      return refusals.childNumberTaken();
  }
}
