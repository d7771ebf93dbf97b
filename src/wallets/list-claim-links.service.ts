import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { type Page, pageOf, PageQuery } from '../http/paging.js';
import { instantOf, microsOf } from '../lists/instants.js';
import type { ClaimLinkAnswer } from './dto/claim-link.js';
import { operationKeyOf } from './operation-cursor.js';
import { claimLinkNotFound } from './wallet.errors.js';
import { WalletSecretsService } from './wallet-secrets.service.js';

type LinkRow = Omit<ClaimLinkAnswer, 'secret'> & { micros: string };

/** Newest first, from the giver's thanks, whose index it uses. */
const LINKS = `
  select l.id, l.operation_id as "thanksId", t.message, t.card, l.returns_at as "returnsAt",
         o.amount, lines.notes, o.happened_at as "happenedAt", ${microsOf('t.created_at')} as micros,
         case
           when exists (select from ledger.operations c where c.city_id = l.city_id and c.from_account = l.id and c.code = 'claim') then 'claimed'
           when exists (select from ledger.operations u where u.city_id = l.city_id and u.undoes = l.operation_id) then 'taken_back'
           when exists (select from ledger.holdings h where h.city_id = l.city_id and h.account_id = l.id and h.amount > 0) then 'open'
           else 'empty'
         end as state
    from thanks t
    join claim_links l on l.city_id = t.city_id and l.id = t.claim_link_id
    join ledger.operations o on o.city_id = t.city_id and o.id = t.operation_id
   cross join lateral (
     select sum(r.amount / a.note_yen)::integer as notes
       from ledger.transfers r join ledger.allocations a on a.city_id = r.city_id and a.id = r.allocation_id
      where r.city_id = o.city_id and r.operation_id = o.id) lines
   where t.city_id = $1 and t.giver_id = $2`;

@Injectable()
export class ListClaimLinksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly secrets: WalletSecretsService,
  ) {}

  /** @throws DomainError bad_cursor */
  async list(cityId: number, giverId: string, page: PageQuery): Promise<Page<ClaimLinkAnswer>> {
    const { micros, id } = operationKeyOf(page);
    const rows = await this.transactions.query<LinkRow>(
      `${LINKS} and (t.created_at, t.operation_id) < (${instantOf('$3')}, $4::uuid)
       order by t.created_at desc, t.operation_id desc limit $5`,
      [cityId, giverId, micros, id, page.limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, page.limit, (row) => [row.micros, row.thanksId]);
    return { items: items.map((row) => this.shown(cityId, row)), nextCursor };
  }

  /** @throws DomainError claim_link_not_found */
  async find(cityId: number, giverId: string, id: string): Promise<ClaimLinkAnswer> {
    const [row] = await this.transactions.query<LinkRow>(`${LINKS} and l.id = $3`, [cityId, giverId, id]);
    if (!row) throw claimLinkNotFound();
    return this.shown(cityId, row);
  }

  /** A link that is open can be shown to its giver again, since its secret follows from the key of the service. */
  private shown(cityId: number, { micros: _, ...row }: LinkRow): ClaimLinkAnswer {
    return { ...row, secret: row.state === 'open' ? this.secrets.ofClaimLink(cityId, row.thanksId) : null };
  }
}
