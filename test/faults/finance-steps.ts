/**
 * The whole of a month's finance work, as a process that SANKYU_FAULT can kill anywhere: closes April, invoices, takes in
 * the bank's statement, settles, pays, and takes in the bank's answer. Like an operator it does every step, whether an
 * earlier run that was killed had done it or not, and writes the sum of the file for the bank to standard output.
 */
import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { BillingModule } from '../../src/billing/billing.module.js';
import { InvoiceMonthService } from '../../src/billing/invoice-month.service.js';
import { ImportStatementService } from '../../src/billing/receipts/import-statement.service.js';
import { ApproveClosingService } from '../../src/closing/approve-closing.service.js';
import { ClosingModule } from '../../src/closing/closing.module.js';
import { PrepareClosingService } from '../../src/closing/prepare-closing.service.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { inCity } from '../../src/database/scope.js';
import { DomainError } from '../../src/domain/domain-error.js';
import { derivedId } from '../../src/domain/operation-key.js';
import { HttpModule } from '../../src/http/http.module.js';
import { HttpSettings } from '../../src/http/http-settings.js';
import { JobsModule } from '../../src/jobs/jobs.module.js';
import { LedgerModule } from '../../src/ledger/ledger.module.js';
import { VerifyService } from '../../src/ledger/verify.service.js';
import { ApprovePayoutsService } from '../../src/payouts/approve-payouts.service.js';
import { ExportPayoutsService } from '../../src/payouts/export-payouts.service.js';
import { PayoutBatchesService } from '../../src/payouts/payout-batches.service.js';
import { PayoutsModule } from '../../src/payouts/payouts.module.js';
import { PreparePayoutsService } from '../../src/payouts/prepare-payouts.service.js';
import { readResults } from '../../src/payouts/read-results.js';
import { RecordResultsService } from '../../src/payouts/record-results.service.js';
import { SettleMonthService } from '../../src/payouts/settle-month.service.js';

const cityId = Number(process.argv[2]);
const [one, two] = ['one', 'two'].map((name) => derivedId('00000000-0000-0000-0000-000000000000', name)) as [
  string,
  string,
];
/** A part of what the first employer owes, all of the second's, and a payer whom nobody knows. */
const STATEMENT = Buffer.from(
  `取引日,入金額,振込依頼人名,仮想口座番号,照会番号
2026-05-01,70000,ﾅｶﾞﾔﾏﾓﾂｺｳ,765-4321,A1
2026-05-01,41500,ﾕ)ﾆﾊﾞﾝｼﾖｳﾃﾝ,,A2
2026-05-01,300,ﾀﾞﾚｶ,,A3
`,
);
const ANSWER = Buffer.from('1,0,\n2,組戻,名義相違\n3,paid,\n');

const app = await NestFactory.createApplicationContext(
  {
    module: class Finance {},
    imports: [
      DatabaseModule.forUrl({ appUrl: process.env.DATABASE_APP_URL!, poolSize: 5 }),
      HttpModule.with(new HttpSettings({ SANKYU_LOG_LEVEL: 'silent' })),
      JobsModule,
      LedgerModule,
      ClosingModule,
      BillingModule,
      PayoutsModule,
    ],
  },
  { logger: false, abortOnError: false },
);
const { file, ok, differences } = await inCity(cityId, allSteps);
await app.close();
const sha256 = createHash('sha256').update(file).digest('hex');
process.stdout.write(JSON.stringify({ sha256, bytes: file.length, ok, differences }));

async function allSteps() {
  await app.get(PrepareClosingService).prepare(cityId, '2026-04', one);
  await app.get(ApproveClosingService).approve(cityId, '2026-04', two);
  await app.get(InvoiceMonthService).invoice(cityId, '2026-04', one);
  await app.get(ImportStatementService).import(cityId, { name: 'may.csv', content: STATEMENT }, one);
  await app.get(SettleMonthService).settle(cityId, '2026-04');
  await prepareBatch();
  const batch = await inCity(cityId, () => app.get(PayoutBatchesService).list(cityId, {}).one());
  await app.get(ApprovePayoutsService).approve(cityId, batch!.id, two);
  const { file } = await app.get(ExportPayoutsService).export(cityId, batch!.id, one);
  await app.get(RecordResultsService).record(cityId, batch!.id, readResults(ANSWER));
  return { file, ...(await app.get(VerifyService).verify(cityId)) };
}

/** Nothing is left to prepare where a run that was killed had prepared it. */
async function prepareBatch(): Promise<void> {
  try {
    await app.get(PreparePayoutsService).prepare(cityId, one);
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'nothing_to_pay')) throw error;
  }
}
