import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { firstDay, type Month } from '../domain/month.js';
import { closingNotApproved, closingNotFound } from './closing.errors.js';
import type { ClosingView, Identity } from './dto/closing.js';

type Row = Omit<ClosingView, 'seal'> & { sealBlock: string | null; sealMac: string | null };

const COLUMNS = `to_char(month, 'YYYY-MM') as month, state, prepared_by as "preparedBy", prepared_at as "preparedAt",
  computed_at as "computedAt", approved_by as "approvedBy", approved_at as "approvedAt",
  seal_block::text as "sealBlock", seal_mac as "sealMac"`;

/** The months that were closed, as they stand. */
@Injectable()
export class ClosingsService {
  constructor(private readonly transactions: Transactions) {}

  /** The newest month first, `limit` of those before a month. */
  async list(cityId: number, limit: number, before?: Month): Promise<ClosingView[]> {
    const rows = await this.transactions.query<Row>(
      `select ${COLUMNS} from closings where city_id = $1 and ($2::date is null or month < $2)
        order by closings.month desc limit $3`,
      [cityId, before ? firstDay(before) : null, limit],
    );
    return rows.map(viewOf);
  }

  /** undefined while nobody has begun to close the month. */
  async find(cityId: number, month: Month): Promise<ClosingView | undefined> {
    const [row] = await this.transactions.query<Row>(
      `select ${COLUMNS} from closings where city_id = $1 and month = $2`,
      [cityId, firstDay(month)],
    );
    return row && viewOf(row);
  }

  /** @throws DomainError closing_not_found */
  async get(cityId: number, month: Month): Promise<ClosingView> {
    const closing = await this.find(cityId, month);
    if (!closing) throw closingNotFound();
    return closing;
  }

  /**
   * What invoices, settlements and all other papers of a month ask first.
   * @throws DomainError closing_not_approved
   */
  async requireApproved(cityId: number, month: Month): Promise<ClosingView> {
    const closing = await this.find(cityId, month);
    if (closing?.state !== 'approved') throw closingNotApproved(month);
    return closing;
  }

  /** Earlier months whose closing waits for its approval, the earliest first. */
  async unapprovedBefore(cityId: number, month: Month): Promise<Month[]> {
    const rows = await this.transactions.query<{ month: Month }>(
      `select to_char(month, 'YYYY-MM') as month from closings
        where city_id = $1 and month < $2 and state <> 'approved' order by closings.month`,
      [cityId, firstDay(month)],
    );
    return rows.map((row) => row.month);
  }

  /** The identities as they were found, in the order in which they were kept. */
  identities(cityId: number, month: Month): Promise<Identity[]> {
    return this.transactions.query<Identity>(
      `select identity, holds, expected, found from closing_identities where city_id = $1 and month = $2
        order by identity like 'ledger:%', identity collate "C"`,
      [cityId, firstDay(month)],
    );
  }

  /** Adds to the identities of a month; what was kept stays as it is. */
  async keepIdentities(cityId: number, month: Month, identities: Identity[]): Promise<void> {
    await this.transactions.query(
      `insert into closing_identities (city_id, month, identity, holds, expected, found)
       select $1, $2, i.identity, i.holds, i.expected, i.found
         from jsonb_to_recordset($3) i (identity text, holds boolean, expected text, found text)`,
      [cityId, firstDay(month), JSON.stringify(identities)],
    );
  }
}

function viewOf({ sealBlock, sealMac, ...row }: Row): ClosingView {
  return { ...row, seal: sealBlock === null || sealMac === null ? null : { block: sealBlock, mac: sealMac } };
}
