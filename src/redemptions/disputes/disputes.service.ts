import { Injectable } from '@nestjs/common';
import { v7 as uuid, validate } from 'uuid';
import { Transactions } from '../../database/transactions.js';
import { badCursor, type Page, pageOf } from '../../http/paging.js';
import type { Belongs } from '../../people/scope.js';
import type { DisputesQuery, DisputeView } from '../dto/dispute.js';
import { disputeNotFound } from './dispute.errors.js';

const COLUMNS = `
  d.id, d.redemption_id as "redemptionId", jsonb_build_object('id', s.id, 'name', s.name) as shop, lines.notes, o.amount,
  d.opened_by as "openedBy", d.words, d.opened_at as "openedAt", d.state, d.decision, d.decided_at as "decidedAt"`;

const AROUND = `
  join shops s on s.city_id = d.city_id and s.id = d.shop_id
  join ledger.operations o on o.city_id = d.city_id and o.id = d.redemption_id
 cross join lateral (
   select sum(t.amount / a.note_yen)::integer as notes
     from ledger.transfers t join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
    where t.city_id = d.city_id and t.operation_id = d.redemption_id) lines`;

/** Who says it: whose coupons they were, or the shop. */
export interface Opening {
  redemptionId: string;
  shopId: string;
  employeeId: string;
  openedBy: 'shop' | 'holder';
  openerId: string;
  words: string;
}

/** Redemptions that somebody asks the city to judge. */
@Injectable()
export class DisputesService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError dispute_open */
  async open(
    cityId: number,
    { redemptionId, shopId, employeeId, openedBy, openerId, words }: Opening,
  ): Promise<DisputeView> {
    const id = uuid();
    await this.transactions.query(
      `insert into redemption_disputes (city_id, id, redemption_id, shop_id, employee_id, opened_by, opener_id, words)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [cityId, id, redemptionId, shopId, employeeId, openedBy, openerId, words],
    );
    return this.find(cityId, id);
  }

  /** @throws DomainError dispute_not_found */
  async find(cityId: number, id: string): Promise<DisputeView> {
    const [row] = await this.transactions.query<DisputeView>(
      `select ${COLUMNS} from redemption_disputes d ${AROUND} where d.city_id = $1 and d.id = $2`,
      [cityId, id],
    );
    if (!row) throw disputeNotFound();
    return row;
  }

  /**
   * The city sees all of them; a holder his or her own, a shop those that it opened: what one side says of the other is
   * for the city to read. The oldest first.
   *
   * @throws DomainError bad_cursor
   */
  async list(cityId: number, bound: Belongs, query: DisputesQuery): Promise<Page<DisputeView>> {
    const after = query.after(2);
    if (after && (Number.isNaN(Date.parse(after[0]!)) || !validate(after[1]))) throw badCursor();
    const rows = await this.transactions.query<DisputeView & { at: string }>(
      `select ${COLUMNS}, d.opened_at::text as at from redemption_disputes d ${AROUND}
        where d.city_id = $1 and ($2::text is null or d.state = $2)
          and ($3::uuid is null or (d.opened_by = 'holder' and d.employee_id = $3))
          and ($4::uuid is null or (d.opened_by = 'shop' and s.merchant_id = $4))
          and ($5::uuid is null or d.shop_id = $5)
          and ($6::timestamptz is null or (d.opened_at, d.id) > ($6, $7::uuid))
        order by d.opened_at, d.id limit $8`,
      [
        cityId,
        query.state ?? null,
        bound.employeeId ?? null,
        bound.merchantId ?? null,
        bound.shopId ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.limit + 1,
      ],
    );
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.at, row.id]);
    return { items: items.map(({ at: _, ...view }) => view), nextCursor };
  }
}
