import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Transactions } from '../../src/database/transactions.js';
import { addDays, type DateIso } from '../../src/domain/date.js';
import { firstDay, type Month } from '../../src/domain/month.js';
import { derivedId } from '../../src/domain/operation-key.js';
import { expiresOn } from '../../src/domain/validity.js';
import { RegisterEmployeesService } from '../../src/employers/register-employees.service.js';
import { RegisterEmployersService } from '../../src/employers/register-employers.service.js';
import { compositeArray } from '../../src/ledger/composite-array.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { VerifyService } from '../../src/ledger/verify.service.js';
import { RegisterMerchantsService } from '../../src/merchants/register-merchants.service.js';
import { CityClockService } from '../../src/programmes/city-clock.service.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import type { BillingBasis, RuleSettings } from '../../src/programmes/programme-rules.entity.js';
import { corporateNumber } from './sample-city.js';

export interface TownOptions {
  /** A rehearsal city as of that day; a live one without it. */
  asOf?: DateIso;
  startsMonth?: Month;
  rules?: Partial<RuleSettings>;
  municipalities?: { code: string; name: string }[];
}

export interface TownCoupons {
  month?: Month;
  employerYen?: number;
  cityYen?: number;
  noteYen?: number;
  expiresOn?: DateIso;
  employerId?: string;
  municipalityId?: string;
  billingBasis?: BillingBasis;
}

export interface TownShop {
  merchantId: string;
  shopId: string;
}

/** A city with employers, people who hold coupons and certified shops: what happens at a till and between co-workers. */
export class Town {
  private numbers = 0;

  private constructor(
    private readonly app: Pick<INestApplicationContext, 'get'>,
    readonly id: number,
    readonly programmeId: string,
    /** The first employer, to whom people belong unless said otherwise. */
    readonly employerId: string,
  ) {}

  static async make(app: Pick<INestApplicationContext, 'get'>, options: TownOptions = {}): Promise<Town> {
    const { asOf, startsMonth = '2026-04', rules, municipalities } = options;
    const { city, programme } = await app.get(CreateCityService).createCity({
      code: `t${randomUUID().slice(0, 13)}`,
      name: '旭川市',
      ...(asOf ? { kind: 'rehearsal', asOf } : { kind: 'live' }),
      programme: { startsMonth, rules },
      municipalities,
    });
    const town = new Town(app, city.id, programme!.id, '');
    return new Town(app, city.id, programme!.id, await town.employer('株式会社永山木工', 1001));
  }

  async employer(name: string, number = (this.numbers += 1)): Promise<string> {
    const row = { corporateNumber: corporateNumber(number), name, nameKana: 'ミホン', contactEmail: 'hr@example.jp' };
    return taken(await this.app.get(RegisterEmployersService).register(this.id, [row]));
  }

  /** Somebody with a wallet, and nothing in it. */
  async person(name = '村上 智子', nameKana = 'ムラカミ トモコ', employerId = this.employerId): Promise<string> {
    const staffNumber = randomUUID();
    const row = { staffNumber, name, nameKana, email: `${staffNumber}@example.jp` };
    return taken(await this.app.get(RegisterEmployeesService).register(this.id, employerId, [row]));
  }

  /** Somebody with so many months' coupons of 20 notes. */
  async parent(...coupons: TownCoupons[]): Promise<string> {
    const employeeId = await this.person();
    for (const one of coupons.length > 0 ? coupons : [{}]) await this.coupons(employeeId, one);
    return employeeId;
  }

  /** So many people with this month's 20 notes each, registered and issued to at once. */
  async parents(count: number): Promise<string[]> {
    const rows = Array.from({ length: count }, (_, n) => ({
      staffNumber: `P-${n}`,
      name: `保護者 ${n}`,
      nameKana: 'ホゴシャ',
      email: `parent${n}@example.jp`,
    }));
    const outcomes = await this.app.get(RegisterEmployeesService).register(this.id, this.employerId, rows);
    const people = outcomes.map((outcome) => taken([outcome]));
    await this.issue(people, {});
    return people;
  }

  /** Issues a month to somebody; answers the allocation. */
  async coupons(employeeId: string, coupons: TownCoupons = {}): Promise<string> {
    const [id] = await this.issue([employeeId], coupons);
    return id!;
  }

  private async issue(employeeIds: string[], coupons: TownCoupons): Promise<string[]> {
    const now = await this.app.get(CityClockService).now(this.id);
    const { month = now.month, employerYen = 10_000, cityYen = 10_000, noteYen = 1_000 } = coupons;
    const items = employeeIds.map((employeeId) => [
      derivedId(this.programmeId, `${employeeId}:${month}`),
      this.programmeId,
      employeeId,
      randomUUID(),
      coupons.employerId ?? this.employerId,
      coupons.municipalityId,
      firstDay(month),
      firstDay(now.month),
      coupons.expiresOn ?? expiresOn(now.month),
      employerYen,
      cityYen,
      noteYen,
      coupons.billingBasis ?? 'issue',
      randomUUID(),
    ]);
    const [answer] = await this.query<{ taken: string }>(
      'select taken from ledger.issue($1, $2::ledger.issue_item[])',
      [this.id, compositeArray(items)],
    );
    if (Number(answer?.taken) !== items.length) throw new Error('The coupons were not issued.');
    return items.map(([allocationId]) => String(allocationId));
  }

  /** A merchant with one shop, certified from long ago on. */
  async shop(name = `店${randomUUID()}`): Promise<TownShop> {
    const row = {
      name,
      nameKana: 'ミセ',
      contactEmail: 'shop@example.jp',
      trade: '店',
      area: '常磐',
      bankCode: '0501',
      branchCode: '401',
      accountKind: '普通',
      accountNumber: '9745258',
      holderKana: 'ﾐｾ',
    };
    const merchantId = taken(await this.app.get(RegisterMerchantsService).register(this.id, [row]));
    await this.app.get(Ledger).setAcceptance(this.id, merchantId, '2020-01-01', true);
    const [shop] = await this.query<{ id: string }>('select id from shops where city_id = $1 and merchant_id = $2', [
      this.id,
      merchantId,
    ]);
    return { merchantId, shopId: shop!.id };
  }

  /** Suspended as of yesterday. */
  async suspend({ merchantId }: TownShop): Promise<void> {
    const { date } = await this.app.get(CityClockService).now(this.id);
    await this.app.get(Ledger).setAcceptance(this.id, merchantId, addDays(date, -1), false);
  }

  /** What an account holds now, by allocation, as the table has it. */
  holdings(accountId: string): Promise<{ amount: number; employer: number; expiresOn: DateIso; hands: number }[]> {
    return this.query(
      `select amount, employer_share as employer, expires_on::text as "expiresOn", hands from ledger.holdings
        where city_id = $1 and account_id = $2 order by expires_on, allocation_id, hands`,
      [this.id, accountId],
    );
  }

  async held(accountId: string): Promise<number> {
    return (await this.holdings(accountId)).reduce((sum, one) => sum + one.amount, 0);
  }

  /** How many operations of a kind there are. */
  async operations(code: string): Promise<number> {
    const [row] = await this.query<{ count: string }>(
      'select count(*) as count from ledger.operations where city_id = $1 and code = $2',
      [this.id, code],
    );
    return Number(row!.count);
  }

  /** What verify finds wrong. */
  async differences(): Promise<unknown[]> {
    return (await this.app.get(VerifyService).verify(this.id)).differences;
  }

  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.app.get(Transactions).query<Row>(sql, parameters);
  }
}

function taken([outcome]: ({ status: string } & { id?: string; code?: string })[]): string {
  if (!outcome?.id) throw new Error(`Not registered: ${outcome?.code}`);
  return outcome.id;
}
