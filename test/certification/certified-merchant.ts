import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { DateIso } from '../../src/domain/date.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { RegisterMerchantsService } from '../../src/merchants/register-merchants.service.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';

/** A rehearsal city with merchants, and a way to see whether one takes coupons on the day that the clock shows. */
export class CertifyingCity {
  private constructor(
    private readonly app: INestApplicationContext,
    readonly id: number,
    private readonly wallet: string,
  ) {}

  static async make(app: INestApplicationContext, asOf: DateIso): Promise<CertifyingCity> {
    const code = `c${randomUUID().slice(0, 13)}`;
    const { city } = await app.get(CreateCityService).createCity({ code, name: '市', kind: 'rehearsal', asOf });
    const wallet = randomUUID();
    await app.get(Ledger).openAccounts(city.id, 'wallet', [wallet]);
    return new CertifyingCity(app, city.id, wallet);
  }

  async merchants(count: number): Promise<string[]> {
    const rows = Array.from({ length: count }, () => ({
      name: `店${randomUUID()}`,
      nameKana: 'ミセ',
      contactEmail: 'shop@example.jp',
      trade: '店',
      area: '常磐',
      bankCode: '0501',
      branchCode: '401',
      accountKind: '普通',
      accountNumber: '9745258',
      holderKana: 'ﾐｾ',
    }));
    const outcomes = await this.app.get(RegisterMerchantsService).register(this.id, rows);
    return outcomes.map((one) => (one.status === 'taken' ? one.id : ''));
  }

  async moveTo(on: DateIso): Promise<void> {
    await this.app.get(Ledger).advanceClock(this.id, on);
  }

  /** The wallet is empty, so the ledger's refusal tells which rule it came to first. */
  async takesCoupons(merchant: string): Promise<boolean> {
    const now = new Date();
    const [answer] = await this.app.get(Ledger).redeem(this.id, [
      {
        id: randomUUID(),
        actor: randomUUID(),
        digest: randomUUID(),
        wallet: this.wallet,
        merchant,
        shop: randomUUID(),
        notes: 1,
        noteYen: 1_000,
        deadline: new Date(now.getTime() + 30_000),
        receivedAt: now,
      },
    ]);
    if (answer?.status === 'not_certified') return false;
    if (answer?.status === 'insufficient_notes') return true;
    throw new Error(`The ledger answered ${answer?.status}.`);
  }
}
