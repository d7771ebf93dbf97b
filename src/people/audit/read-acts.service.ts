import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { notFound } from '../../http/not-found.error.js';
import { withinDays } from '../../lists/days-in-japan.js';
import { ListReading } from '../../lists/list-reading.js';
import { sql } from '../../lists/sql.js';
import { auditActList } from './audit-act-list.js';
import type { AuditActView, AuditActWithChanges } from './dto/audit-act.js';
import type { AuditQuery } from './dto/audit.query.js';
import { type ChangeRow, changeView, type PersonalRow } from './change-view.js';

/** An act that changes more is told by its first ones, and by how many there are. */
const MOST_CHANGES = 1_000;

/** Which acts are asked for; what is not said does not matter. */
export type ActFilter = Partial<
  Pick<AuditQuery, 'actorId' | 'role' | 'kind' | 'what' | 'objectId' | 'outcome' | 'from' | 'until'>
>;

/** What the auditor reads. */
@Injectable()
export class ReadActsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * The newest first unless sorted otherwise.
   * @throws DomainError bad_date
   */
  list(cityId: number, filter: ActFilter): ListReading<AuditActView> {
    const { actorId, role, kind, what, objectId, outcome, from, until } = filter;
    return new ListReading(this.transactions, auditActList, cityId, [
      actorId && sql`a.actor_id = ${actorId}`,
      role && sql`a.role = ${role}`,
      kind && sql`a.kind = ${kind}`,
      what &&
        sql`(a.permission = ${what} or starts_with(a.permission, ${`${what}.`}) or starts_with(a.permission, ${`${what} `}))`,
      objectId &&
        sql`(a.object_ids @> array[${objectId}::uuid] or a.id in (
              select c.act_id from audit_changes c where c.city_id = ${cityId} and c.object_id = ${objectId}))`,
      outcome && sql`coalesce(a.outcome, 'unknown') = ${outcome}`,
      withinDays('a.begun_at', from, until),
    ]);
  }

  /**
   * An act with what it changed. A personal value is shown while it stands.
   * @throws DomainError not_found
   */
  async get(cityId: number, id: string): Promise<AuditActWithChanges> {
    const act = await new ListReading(this.transactions, auditActList, cityId, [sql`a.id = ${id}`]).one();
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
