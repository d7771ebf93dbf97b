import { randomUUID } from 'node:crypto';
import { InvoiceMonthService } from '../../src/billing/invoice-month.service.js';
import type { InvoicedMonth } from '../../src/billing/dto/invoice-run.js';
import type { InvoiceSummary } from '../../src/billing/dto/invoice.js';
import { type InvoiceFilter, InvoicesService } from '../../src/billing/invoices.service.js';
import { inCity } from '../../src/database/scope.js';
import { PageQuery } from '../../src/http/paging.js';
import { AdvanceClockService } from '../../src/issuance/advance-clock.service.js';
import type { DateIso } from '../../src/domain/date.js';
import type { Month } from '../../src/domain/month.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { closeMonth } from '../closing/closed-month.js';
import type { TestApp } from '../support/app.js';
import { Town, type TownOptions } from '../support/town.js';

export const CASHIER = '0195b7f2-0000-7000-8000-0000000000ca';

/** A rehearsal town whose months are closed and invoiced. */
export class BilledTown {
  private constructor(
    private readonly app: TestApp,
    readonly town: Town,
  ) {}

  static async make(app: TestApp, options: TownOptions = {}): Promise<BilledTown> {
    return new BilledTown(app, await Town.make(app, { asOf: '2026-06-10', ...options }));
  }

  get id(): number {
    return this.town.id;
  }

  /** Another employer with one parent, who gets the present month's coupons. */
  async employerOf(name: string, number: number, employerYen = 10_000): Promise<string> {
    const employerId = await this.town.employer(name, number);
    const parent = await this.town.person('髙橋 﨑子', 'タカハシ サキコ', employerId);
    await this.town.coupons(parent, { employerId, employerYen, cityYen: 20_000 - employerYen });
    return employerId;
  }

  /** Everything falls due on the way. */
  async until(day: DateIso): Promise<void> {
    await this.app.get(AdvanceClockService).advanceTo(this.id, day);
  }

  close(month: Month): Promise<void> {
    return closeMonth(this.app, this.id, month);
  }

  invoice(month: Month): Promise<InvoicedMonth> {
    return this.app.get(InvoiceMonthService).invoice(this.id, month, CASHIER);
  }

  /** Moves to the first day of the next month, closes and invoices. */
  async bill(month: Month, on: DateIso): Promise<InvoicedMonth> {
    await this.until(on);
    await this.close(month);
    return this.invoice(month);
  }

  async papers(filter: InvoiceFilter = {}): Promise<InvoiceSummary[]> {
    const query = Object.assign(new PageQuery(), { limit: 200 });
    return (await inCity(this.id, () => this.app.get(InvoicesService).list(this.id, filter).page(query))).items;
  }

  async pay(
    wallet: string,
    { merchantId, shopId }: { merchantId: string; shopId: string },
    notes: number,
  ): Promise<string> {
    const times = { receivedAt: new Date(), deadline: new Date(Date.now() + 30_000) };
    const item = { ...keyed(), wallet, merchant: merchantId, shop: shopId, notes, noteYen: 1000, ...times };
    return done(await this.app.get(Ledger).redeem(this.id, [item]));
  }

  async recall(allocation: string): Promise<string> {
    return done(await this.app.get(Ledger).recall(this.id, [{ ...keyed(), allocation }]));
  }

  async undo(undoes: string, as: 'void' | 'unexpire' | 'unrecall'): Promise<string> {
    return done(await this.app.get(Ledger).undo(this.id, [{ ...keyed(), undoes, as }]));
  }
}

function keyed() {
  return { id: randomUUID(), actor: randomUUID(), digest: randomUUID() };
}

function done([answer]: { status: string; operationId: string | null }[]): string {
  if (answer?.status !== 'done') throw new Error(`Refused: ${answer?.status}`);
  return answer.operationId!;
}
