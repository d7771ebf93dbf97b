import { Injectable } from '@nestjs/common';
import { validate } from 'uuid';
import { Transactions } from '../../database/transactions.js';
import { toDateIso } from '../../domain/date.js';
import { notFound } from '../../http/not-found.error.js';
import { badCursor, type Page, pageOf } from '../../http/paging.js';
import type { AuditActView, AuditActWithChanges, AuditQuery } from './dto/audit-act.js';
import { type ChangeRow, changeView, type PersonalRow } from './change-view.js';

/** An act that changes more is told by its first ones, and by how many there are. */
const MOST_CHANGES = 1_000;

const ACT = `select a.id, a.kind, a.begun_at as "begunAt", a.actor_id as "actorId", a.account_id as "accountId",
    a.credential_id as "credentialId", a.role, a.source, a.permission, a.reads, a.method, a.route,
    a.object_ids as "objectIds", a.address as "fromAddress", a.device, a.request_id as "requestId",
    a.ended_at as "endedAt", coalesce(a.outcome, 'unknown') as outcome, a.status, a.problem`;

/** What the auditor reads. */
@Injectable()
export class ReadActsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * The newest first.
   * @throws DomainError bad_cursor, bad_date
   */
  async list(cityId: number, query: AuditQuery): Promise<Page<AuditActView>> {
    const [at, id] = query.after(2) ?? [null, null];
    if (at !== null && (!/^[\d:. +-]{10,40}$/.test(at!) || !validate(id))) throw badCursor();
    const rows = await this.find(cityId, query, query.limit + 1, [at, id]);
    const page = pageOf(rows, query.limit, (row) => [row.at, row.id]);
    return { ...page, items: page.items.map(({ at: _, ...act }) => act) };
  }

  /** @throws DomainError bad_date */
  find(
    cityId: number,
    query: Omit<AuditQuery, 'limit' | 'cursor' | 'after'>,
    limit: number,
    [at, id]: (string | null | undefined)[] = [],
  ): Promise<(AuditActView & { at: string })[]> {
    const { actorId, role, kind, what, objectId, outcome, from, until } = query;
    return this.transactions.query(
      `${ACT}, a.begun_at::text as at from audit_acts a
        where a.city_id = $1
          and ($2::uuid is null or a.actor_id = $2)
          and ($3::text is null or a.role = $3)
          and ($4::text is null or a.kind = $4)
          and ($5::text is null or a.permission = $5 or starts_with(a.permission, $5 || '.') or starts_with(a.permission, $5 || ' '))
          and ($6::uuid is null or a.object_ids @> array[$6::uuid] or a.id in (
            select c.act_id from audit_changes c where c.city_id = $1 and c.object_id = $6))
          and ($7::text is null or coalesce(a.outcome, 'unknown') = $7)
          and ($8::date is null or a.begun_at >= $8::date::timestamp at time zone 'Asia/Tokyo')
          and ($9::date is null or a.begun_at < ($9::date + 1)::timestamp at time zone 'Asia/Tokyo')
          and ($10::timestamptz is null or (a.begun_at, a.id) < ($10, $11::uuid))
        order by a.begun_at desc, a.id desc limit $12`,
      [
        cityId,
        actorId,
        role,
        kind,
        what,
        objectId,
        outcome,
        from && toDateIso(from),
        until && toDateIso(until),
        at,
        id,
        limit,
      ],
    );
  }

  /**
   * An act with what it changed. A personal value is shown while it stands.
   * @throws DomainError not_found
   */
  async get(cityId: number, id: string): Promise<AuditActWithChanges> {
    const [act] = await this.transactions.query<AuditActView>(
      `${ACT} from audit_acts a where a.city_id = $1 and a.id = $2`,
      [cityId, id],
    );
    if (!act) throw notFound();
    const rows = await this.transactions.query<ChangeRow>(
      `select c.number, c.table_name as "table", c.operation, c.row_key as key, c.before, c.after, (count(*) over ())::integer as "of"
         from audit_changes c where c.city_id = $1 and c.act_id = $2 order by c.number limit $3`,
      [cityId, id, MOST_CHANGES],
    );
    const personal = await this.transactions.query<PersonalRow>(
      `select p.number, p.column_name as "column", p.before, p.after
         from audit_personal p where p.city_id = $1 and p.number = any($2::bigint[])`,
      [cityId, rows.map(({ number }) => number)],
    );
    return { ...act, changes: rows.map((row) => changeView(row, personal)), changeCount: rows[0]?.of ?? 0 };
  }
}
