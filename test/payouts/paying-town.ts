import { randomUUID } from 'node:crypto';
import type { DateIso } from '../../src/domain/date.js';
import type { Month } from '../../src/domain/month.js';
import { AdvanceClockService } from '../../src/issuance/advance-clock.service.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { BankAccountChangeService } from '../../src/merchants/bank-account-change.service.js';
import { SettleMonthService } from '../../src/payouts/settle-month.service.js';
import { CityDetailsService } from '../../src/programmes/city-details.service.js';
import type { CityDetailSettings } from '../../src/programmes/city-details.entity.js';
import { closeMonth } from '../closing/closed-month.js';
import type { TestApp } from '../support/app.js';
import { Town, type TownShop } from '../support/town.js';

export const DETAILS: CityDetailSettings = {
  officeName: '旭川市会計課',
  address: '旭川市六条通9丁目',
  contact: '0166-00-0000',
  invoiceRegistrationNumber: null,
  bankCode: '0501',
  branchCode: '401',
  accountKind: 'ordinary',
  accountNumber: '1234567',
  holderKana: 'ｱｻﾋｶﾜｼ',
  requesterCode: '0123456789',
  paymentDays: 30,
  payDay: 15,
  settlementsAMonth: 1,
  zenginLineEnd: 'crlf',
  transferFeeYen: 0,
};

/** A rehearsal town from June 2026 on, where people pay, months are closed, and merchants are to be paid. */
export class PayingTown {
  private constructor(
    private readonly app: TestApp,
    readonly town: Town,
    readonly shops: TownShop[],
    readonly wallet: string,
  ) {}

  static async make(app: TestApp, shops: number, details: Partial<CityDetailSettings> = {}): Promise<PayingTown> {
    const town = await Town.make(app, { asOf: '2026-06-05' });
    const made: TownShop[] = [];
    for (let index = 0; index < shops; index += 1) made.push(await town.shop(`店${index + 1}`));
    await app.get(CityDetailsService).set(town.id, { ...DETAILS, ...details });
    return new PayingTown(
      app,
      town,
      made,
      await town.parent({ month: '2026-06' }, { month: '2026-05' }, { month: '2026-04' }),
    );
  }

  get id(): number {
    return this.town.id;
  }

  /** Pays at one of the shops; answers the operation. */
  async pay(shop: number, notes: number): Promise<string> {
    const { merchantId, shopId } = this.shops[shop]!;
    const now = Date.now();
    const times = { receivedAt: new Date(now), deadline: new Date(now + 30_000) };
    const item = {
      ...keyed(),
      wallet: this.wallet,
      merchant: merchantId,
      shop: shopId,
      notes,
      noteYen: 1000,
      ...times,
    };
    return done(await this.app.get(Ledger).redeem(this.id, [item]));
  }

  async void(redemption: string): Promise<string> {
    return done(await this.app.get(Ledger).undo(this.id, [{ ...keyed(), undoes: redemption, as: 'void' }]));
  }

  async until(day: DateIso): Promise<void> {
    await this.app.get(AdvanceClockService).advanceTo(this.id, day);
  }

  async close(month: Month): Promise<void> {
    await closeMonth(this.app, this.id, month);
  }

  async settle(month: Month) {
    return this.app.get(SettleMonthService).settle(this.id, month);
  }

  /** The sums of the settlements of a shop, in the order of their numbers. */
  async settlements(shop?: number): Promise<{ month: string; part: number; number: number; amount: number }[]> {
    return this.town.query(
      `select to_char(month, 'YYYY-MM') as month, part, number, amount::integer as amount from settlements
        where city_id = $1 and ($2::uuid is null or merchant_id = $2) order by fiscal_year, number`,
      [this.id, shop === undefined ? null : this.shops[shop]!.merchantId],
    );
  }

  /** New bank details of a shop, asked for by one person and approved by another. */
  async changeAccount(shop: number, holderKana: string, accountNumber = '7654321'): Promise<void> {
    const changes = this.app.get(BankAccountChangeService);
    const account = { bankCode: '0501', branchCode: '066', accountKind: '普通', accountNumber, holderKana };
    const why = (actorId: string) => ({ actorId, reason: '口座を変えた' });
    const { id } = await changes.request(this.id, this.shops[shop]!.merchantId, account, why(randomUUID()));
    await changes.approve(this.id, id, why(randomUUID()));
  }
}

function keyed() {
  return { id: randomUUID(), actor: randomUUID(), digest: randomUUID() };
}

function done([answer]: { status: string; operationId: string | null }[]): string {
  if (answer?.status !== 'done') throw new Error(`Refused: ${answer?.status}`);
  return answer.operationId!;
}
