import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClosingsService } from '../closing/closings.service.js';
import { faultPoint } from '../database/fault-point.js';
import { Transactions } from '../database/transactions.js';
import { addDays, type DateIso } from '../domain/date.js';
import { firstDay, fiscalYearOf, type Month } from '../domain/month.js';
import { derivedId } from '../domain/operation-key.js';
import { sumYen } from '../domain/yen.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { CityDetailsService } from '../programmes/city-details.service.js';
import { type ReportProgress, unwatched } from '../tasks/progress.js';
import { lockBilling } from './billing-lock.js';
import { CountCreditsService } from './count-credits.service.js';
import { drawNumbers } from './draw-numbers.js';
import type { InvoicedMonth, InvoicePreview, MonthPapers, PaperKind } from './dto/invoice-run.js';

interface Draft {
  kind: PaperKind;
  employerId: string;
  programmeId: string;
  basis: string;
  amount: string;
}

interface PaperDates {
  issuedOn: DateIso;
  /** Only invoices fall due. */
  dueOn: DateIso;
}

/** Makes the invoices and credit notes of a closed month, all of them or none. */
@Injectable()
export class InvoiceMonthService {
  constructor(
    private readonly transactions: Transactions,
    private readonly closings: ClosingsService,
    private readonly cityClock: CityClockService,
    private readonly details: CityDetailsService,
    private readonly credits: CountCreditsService,
  ) {}

  /**
   * One invoice an employer, programme and basis, and a credit note where the month took off more than it added, from
   * the ledger's operations of that accounting month alone. Numbers are drawn inside the one transaction that writes
   * everything, so a run that was killed leaves none behind; run again, it makes the same papers, or finds them there.
   * Credit notes are then counted for invoices.
   *
   * @param actor who is written down as having counted the credit notes
   * @param report steps counting, writing_invoices, writing_credit_notes, counting_credits, by the papers to be made
   * @returns the papers of the month, and how many of them are new
   * @throws DomainError closing_not_approved, city_details_missing
   */
  async invoice(
    cityId: number,
    month: Month,
    actor: string,
    report: ReportProgress = unwatched,
  ): Promise<InvoicedMonth> {
    faultPoint('invoicing:before');
    await this.closings.requireApproved(cityId, month);
    const made = await this.transactions.run(async (manager) => {
      await lockBilling(manager, cityId);
      report('counting');
      const drafts = await this.draftsMissing(manager, cityId, month);
      const dates = await this.dates(cityId);
      report('writing_invoices', 0, drafts.length);
      const invoices = await this.make(manager, cityId, month, dates, 'invoice', drafts);
      report('writing_credit_notes', invoices, drafts.length);
      const creditNotes = await this.make(manager, cityId, month, dates, 'credit_note', drafts);
      report('counting_credits', drafts.length, drafts.length);
      faultPoint('invoicing:credit-notes');
      await this.credits.count(cityId, actor);
      return invoices + creditNotes;
    });
    faultPoint('invoicing:after');
    return { month, made, ...(await this.papers(cityId, month)) };
  }

  /**
   * What invoicing the month would make now. It changes nothing.
   * @throws DomainError closing_not_approved, city_details_missing
   */
  async preview(cityId: number, month: Month): Promise<InvoicePreview> {
    await this.closings.requireApproved(cityId, month);
    return this.transactions.run(async (manager) => {
      const drafts = await this.draftsMissing(manager, cityId, month);
      return { month, ...(await this.dates(cityId)), toMake: totalsOf(drafts), made: await this.papers(cityId, month) };
    });
  }

  private draftsMissing(manager: EntityManager, cityId: number, month: Month): Promise<Draft[]> {
    return manager.query<Draft[]>(
      `select p.kind, p.employer_id as "employerId", p.programme_id as "programmeId", p.basis, p.amount::text as amount
         from billing_papers($1, $2) p
        where not exists (select from invoices i
                where i.city_id = $1 and i.kind = p.kind and i.employer_id = p.employer_id
                  and i.programme_id = p.programme_id and i.month = $2 and i.basis = p.basis)`,
      [cityId, firstDay(month)],
    );
  }

  private async dates(cityId: number): Promise<PaperDates> {
    const { date: issuedOn } = await this.cityClock.now(cityId);
    const { paymentDays } = await this.details.on(cityId, issuedOn);
    return { issuedOn, dueOn: addDays(issuedOn, paymentDays) };
  }

  private async make(
    manager: EntityManager,
    cityId: number,
    month: Month,
    { issuedOn, dueOn }: PaperDates,
    kind: PaperKind,
    drafts: Draft[],
  ): Promise<number> {
    const wanted = drafts.filter((draft) => draft.kind === kind);
    if (wanted.length === 0) return 0;
    const fiscalYear = fiscalYearOf(issuedOn);
    const first = await drawNumbers(this.transactions, cityId, kind, fiscalYear, wanted.length);
    faultPoint('invoicing:numbers-drawn');
    const papers = wanted.map((draft, index) => ({
      id: derivedId(draft.employerId, `${kind}:${draft.programmeId}:${month}:${draft.basis}`),
      number: first + index,
      employer_id: draft.employerId,
      programme_id: draft.programmeId,
      basis: draft.basis,
      amount: draft.amount,
    }));
    await manager.query(
      `insert into invoices (city_id, id, kind, fiscal_year, number, employer_id, programme_id, month, basis, issued_on,
              due_on, amount)
       select $1, p.id, $2, $3, p.number, p.employer_id, p.programme_id, $4, p.basis, $5, $6, p.amount
         from jsonb_to_recordset($7) as p (id uuid, number integer, employer_id uuid, programme_id uuid, basis text,
              amount bigint)`,
      [cityId, kind, fiscalYear, firstDay(month), issuedOn, kind === 'invoice' ? dueOn : null, JSON.stringify(papers)],
    );
    faultPoint('invoicing:half-written');
    await manager.query(
      `insert into invoice_lines (city_id, invoice_id, line, employee_id, allocation_id, allocation_month, reason, amount)
       select $1, i.id, row_number() over (partition by i.id
                order by e.name_kana collate "C", e.id, l.allocation_month, l.allocation_id, l.reason collate "C"),
              l.employee_id, l.allocation_id, l.allocation_month, l.reason, l.amount
         from billing_lines($1, $2) l
         join invoices i on i.city_id = $1 and i.month = $2 and i.kind = l.kind and i.employer_id = l.employer_id
              and i.programme_id = l.programme_id and i.basis = l.basis
         join employees e on e.city_id = $1 and e.id = l.employee_id
        where l.kind = $3 and i.id = any ($4)`,
      [cityId, firstDay(month), kind, papers.map((paper) => paper.id)],
    );
    return papers.length;
  }

  private async papers(cityId: number, month: Month): Promise<MonthPapers> {
    return totalsOf(
      await this.transactions.query<{ kind: PaperKind; amount: string }>(
        'select kind, amount::text as amount from invoices where city_id = $1 and month = $2',
        [cityId, firstDay(month)],
      ),
    );
  }
}

function totalsOf(papers: { kind: PaperKind; amount: string }[]): MonthPapers {
  const of = (kind: PaperKind) => {
    const amounts = papers.filter((paper) => paper.kind === kind).map((paper) => Number(paper.amount));
    return { count: amounts.length, amount: sumYen(amounts) };
  };
  return { invoices: of('invoice'), creditNotes: of('credit_note') };
}
