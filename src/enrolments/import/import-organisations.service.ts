import { Injectable } from '@nestjs/common';
import { CertifyManyService } from '../../certification/certify-many.service.js';
import { addDays } from '../../domain/date.js';
import { addMonths, firstDay } from '../../domain/month.js';
import { RegisterEmployersService } from '../../employers/register-employers.service.js';
import type { RowOutcome } from '../../employers/row-outcome.js';
import type { RowRefusal } from '../../employers/row-refused.js';
import { RegisterMerchantsService } from '../../merchants/register-merchants.service.js';
import type { Programme } from '../../programmes/programme.entity.js';
import { employerColumns } from './columns.js';
import type { ImportedFile, ReadFile } from './import-file.js';
import { judgeEmployers, judgeMerchants } from './judge-organisations.js';
import { duplicateRefusal, pendingRows, type PendingRow } from './pending-rows.js';
import { refusals } from './refusal.js';

/** How long a merchant is certified that comes with a city's list, until it is judged anew. */
const CERTIFIED_MONTHS = 36;

@Injectable()
export class ImportOrganisationsService {
  constructor(
    private readonly registerEmployers: RegisterEmployersService,
    private readonly registerMerchants: RegisterMerchantsService,
    private readonly certifyMany: CertifyManyService,
  ) {}

  /** Registers the employers of these files. */
  async employers(cityId: number, files: readonly ReadFile[]): Promise<ImportedFile[]> {
    const { imported, pending } = pendingRows(
      files,
      ({ sheet }) => judgeEmployers(sheet),
      () => '',
    );
    const rows = withoutDuplicates(pending, employerColumns.corporateNumber.label);
    const outcomes = await this.registerEmployers.register(
      cityId,
      rows.map((row) => row.value),
    );
    settle(rows, outcomes);
    return imported;
  }

  /** Registers the merchants of these files, one shop each, and certifies the new ones from the programme's first day. */
  async merchants(
    cityId: number,
    programme: Programme,
    files: readonly ReadFile[],
    actorId: string,
  ): Promise<ImportedFile[]> {
    const { imported, pending } = pendingRows(
      files,
      ({ sheet }) => judgeMerchants(sheet),
      () => '',
    );
    const rows = withoutDuplicates(pending, '店名と地区');
    const outcomes = await this.registerMerchants.register(
      cityId,
      rows.map((row) => row.value),
    );
    settle(rows, outcomes);
    const taken = outcomes.flatMap((outcome) => (outcome.status === 'taken' ? outcome.id : []));
    await this.certifyMany.certifyMany(cityId, taken, {
      fromOn: firstDay(programme.startsMonth),
      validUntil: addDays(firstDay(addMonths(programme.startsMonth, CERTIFIED_MONTHS)), -1),
      reason: '市の認定店一覧の取り込み',
      actorId,
    });
    return imported;
  }
}

function withoutDuplicates<Value>(pending: readonly PendingRow<Value>[], label: string): PendingRow<Value>[] {
  return pending.filter((row) => {
    const refusal = duplicateRefusal(row, label);
    if (refusal) row.settle({ outcome: 'refused', refusal });
    return !refusal;
  });
}

/** The rows are sound by themselves, so what is refused here contradicts what is registered. */
function settle(rows: readonly PendingRow<unknown>[], outcomes: readonly RowOutcome<RowRefusal>[]): void {
  for (const [index, row] of rows.entries()) {
    const { status } = outcomes[index]!;
    row.settle(
      status === 'refused' ? { outcome: status, refusal: refusals.differentlyRegistered() } : { outcome: status },
    );
  }
}
