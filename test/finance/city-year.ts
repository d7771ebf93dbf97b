import { randomUUID } from 'node:crypto';
import { InvoiceMonthService } from '../../src/billing/invoice-month.service.js';
import { MonthReportService } from '../../src/closing/month-report.service.js';
import type { MonthReport } from '../../src/closing/dto/closing.js';
import { Transactions } from '../../src/database/transactions.js';
import { addMonths, firstDay, type Month } from '../../src/domain/month.js';
import type { ImportFile } from '../../src/enrolments/import/import-file.js';
import { ImportFolderService } from '../../src/enrolments/import/import-folder.service.js';
import { AdvanceClockService } from '../../src/issuance/advance-clock.service.js';
import { ApprovePayoutsService } from '../../src/payouts/approve-payouts.service.js';
import { ExportPayoutsService } from '../../src/payouts/export-payouts.service.js';
import { PreparePayoutsService } from '../../src/payouts/prepare-payouts.service.js';
import { RecordResultsService } from '../../src/payouts/record-results.service.js';
import { SettleMonthService } from '../../src/payouts/settle-month.service.js';
import { CityDetailsService } from '../../src/programmes/city-details.service.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import { SimulateService } from '../../src/simulation/simulate.service.js';
import { closeMonth } from '../closing/closed-month.js';
import { DETAILS } from '../payouts/paying-town.js';
import type { TestApp } from '../support/app.js';

export const FIRST_MONTH: Month = '2026-04';
const SEED = 2026;

/** What the papers of one kind say of a month to one employer or merchant, in whole yen. */
export interface Billed {
  kind: 'invoice' | 'credit_note';
  employerId: string;
  issued: number;
  amount: number;
}
export interface Settled {
  merchantId: string;
  amount: number;
  employerShare: number;
  cityShare: number;
  paid: number;
}

/** All that a month left behind. */
export interface FinishedMonth {
  report: MonthReport;
  billed: Billed[];
  settled: Settled[];
  held: unknown[];
  file: Buffer;
  /** The file made again, after the bank has answered. */
  again: Buffer;
}

/** A rehearsal city made from its files, which lives month by month and is closed, invoiced, settled and paid. */
export class CityYear {
  private constructor(
    private readonly app: TestApp,
    readonly id: number,
  ) {}

  static async make(app: TestApp, files: ImportFile[]): Promise<CityYear> {
    const { city } = await app.get(CreateCityService).createCity({
      code: `y${randomUUID().slice(0, 13)}`,
      name: '旭川市',
      kind: 'rehearsal',
      asOf: firstDay(FIRST_MONTH),
      programme: { startsMonth: FIRST_MONTH },
    });
    await app.get(CityDetailsService).set(city.id, DETAILS);
    await app.get(ImportFolderService).take(city.id, files, { approve: true, actorId: randomUUID() });
    return new CityYear(app, city.id);
  }

  async finish(month: Month): Promise<FinishedMonth> {
    await this.app.get(SimulateService).simulate(this.id, { from: month, to: month, seed: SEED });
    await this.app.get(AdvanceClockService).advanceTo(this.id, firstDay(addMonths(month, 1)));
    await closeMonth(this.app, this.id, month);
    await this.app.get(InvoiceMonthService).invoice(this.id, month, randomUUID());
    await this.app.get(SettleMonthService).settle(this.id, month);
    const paid = await this.pay();
    const report = await this.app.get(MonthReportService).closed(this.id, month);
    return { report, ...paid, billed: await this.billed(month), settled: await this.settled(month) };
  }

  private async pay(): Promise<Pick<FinishedMonth, 'held' | 'file' | 'again'>> {
    const { batchId, held } = await this.app.get(PreparePayoutsService).prepare(this.id, randomUUID());
    await this.app.get(ApprovePayoutsService).approve(this.id, batchId, randomUUID());
    const exporting = this.app.get(ExportPayoutsService);
    const { file, batch } = await exporting.export(this.id, batchId, randomUUID());
    const results = Array.from({ length: batch.lines }, (_, line) => ({
      lineNumber: line + 1,
      result: 'paid' as const,
    }));
    await this.app.get(RecordResultsService).record(this.id, batchId, results);
    return { held, file, again: (await exporting.export(this.id, batchId, randomUUID())).file };
  }

  private billed(month: Month): Promise<Billed[]> {
    return this.app.get(Transactions).query(
      `select i.kind, i.employer_id as "employerId", i.amount::integer as amount,
              (select coalesce(sum(l.amount) filter (where l.reason = 'issued'), 0)::integer from invoice_lines l
                where l.city_id = i.city_id and l.invoice_id = i.id) as issued
         from invoices i where i.city_id = $1 and i.month = $2`,
      [this.id, firstDay(month)],
    );
  }

  private settled(month: Month): Promise<Settled[]> {
    return this.app.get(Transactions).query(
      `select s.merchant_id as "merchantId", s.amount::integer as amount, s.employer_share::integer as "employerShare",
              s.city_share::integer as "cityShare",
              (select coalesce(sum(p.amount), 0)::integer from payouts p
                where p.city_id = s.city_id and p.settlement_id = s.id and p.state = 'paid') as paid
         from settlements s where s.city_id = $1 and s.month = $2`,
      [this.id, firstDay(month)],
    );
  }
}
