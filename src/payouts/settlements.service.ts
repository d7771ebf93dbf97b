import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { firstDay, type Month } from '../domain/month.js';
import { type Page, pageOf, type PageQuery } from '../http/paging.js';
import { settlementNotFound } from './payout.errors.js';
import { withYen } from './with-yen.js';

/** Where the money of a settlement is: nobody has prepared a payout, or what became of the last one. */
export const settlementStates = ['open', 'waiting', 'sent', 'paid', 'returned'] as const;
export type SettlementState = (typeof settlementStates)[number];

export interface Settlement {
  id: string;
  merchantId: string;
  merchantName: string;
  month: Month;
  part: number;
  fiscalYear: number;
  number: number;
  amount: number;
  employerShare: number;
  cityShare: number;
  state: SettlementState;
  createdAt: Date;
}

export interface SettlementLine {
  operationId: string;
  code: 'redeem' | 'void';
  happenedAt: Date;
  shopName: string | null;
  /** Negative for a void. */
  amount: number;
  employerShare: number;
  cityShare: number;
}

export interface SettlementFilter {
  month?: Month;
  merchantId?: string;
}

const SETTLEMENT = `select s.id, s.merchant_id as "merchantId", m.name as "merchantName", to_char(s.month, 'YYYY-MM') as month,
    s.part, s.fiscal_year as "fiscalYear", s.number, s.amount, s.employer_share as "employerShare", s.city_share as "cityShare",
    coalesce((select p.state from payouts p where p.city_id = s.city_id and p.settlement_id = s.id
                 and p.state <> 'withdrawn'
               order by p.attempt desc limit 1), 'open') as state, s.created_at as "createdAt"
  from settlements s join merchants m on m.city_id = s.city_id and m.id = s.merchant_id`;

/** Settlements as they stand. */
@Injectable()
export class SettlementsService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError settlement_not_found */
  async get(cityId: number, id: string): Promise<Settlement> {
    const [row] = await this.transactions.query<Settlement>(`${SETTLEMENT} where s.city_id = $1 and s.id = $2`, [
      cityId,
      id,
    ]);
    if (!row) throw settlementNotFound();
    return read(row);
  }

  /**
   * The newest first.
   * @throws DomainError bad_cursor
   */
  async list(cityId: number, page: PageQuery, { month, merchantId }: SettlementFilter): Promise<Page<Settlement>> {
    const rows = await this.transactions.query<Settlement>(
      `${SETTLEMENT}
        where s.city_id = $1 and ($2::date is null or s.month = $2) and ($3::uuid is null or s.merchant_id = $3)
          and ($4::integer is null or (s.fiscal_year, s.number) < ($4, $5::integer))
        order by s.fiscal_year desc, s.number desc limit $6`,
      [
        cityId,
        month === undefined ? null : firstDay(month),
        merchantId ?? null,
        ...(page.after(2) ?? [null, null]),
        page.limit + 1,
      ],
    );
    return pageOf(rows.map(read), page.limit, (row) => [String(row.fiscalYear), String(row.number)]);
  }

  /** What the settlement consists of, in the order in which it happened. */
  lines(cityId: number, id: string): Promise<SettlementLine[]> {
    return this.transactions.query<SettlementLine>(
      `select l.operation_id as "operationId", o.code, o.happened_at as "happenedAt", h.name as "shopName", l.amount,
              l.employer_share as "employerShare", l.city_share as "cityShare"
         from settlement_lines l
         join ledger.operations o on o.city_id = l.city_id and o.id = l.operation_id
         left join ledger.operations r on r.city_id = o.city_id and r.id = o.undoes
         left join shops h on h.city_id = o.city_id and h.id = coalesce(r.shop_id, o.shop_id)
        where l.city_id = $1 and l.settlement_id = $2
        order by o.happened_at, o.recorded_at, o.id`,
      [cityId, id],
    );
  }
}

function read(row: Settlement): Settlement {
  return withYen(row, 'amount', 'employerShare', 'cityShare');
}
