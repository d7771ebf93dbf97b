import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type QueryRunner } from 'typeorm';
import { Transactions } from '../../database/transactions.js';
import type { DateIso } from '../../domain/date.js';
import type { NoticeFacts } from '../notice-facts.js';
import type { NoticeKind, NoticeLanguage } from '../notice-kinds.js';
import { NEWS } from './news-queries.js';

/** Something that somebody is to be told. */
export interface News<K extends NoticeKind> {
  recipientId: string;
  subjectId: string;
  email: string;
  name: string;
  /** The account that the recipient signs in with, if there is one. */
  accountId: string | null;
  language: NoticeLanguage;
  /** Whether the recipient has switched this kind off. */
  unwanted: boolean;
  facts: NoticeFacts[K];
}

/** Which news: from which position on, and on which day of the city's own clock. */
export interface Asked<K extends NoticeKind> {
  cityId: number;
  kind: K;
  since: string;
  today: DateIso;
}

/** One kind of news of a city about which there may be something to tell. */
export interface Standing {
  kind: NoticeKind;
  /** How far was read before. */
  since: string;
  /** How far one has read when one has read all there is now. */
  position: string;
}

/**
 * The position up to which everything is committed now. A block of the ledger begins alone in the book, so that nothing
 * comes into an earlier one any more; and no row is older than the oldest transaction that is still running.
 */
const POSITION = {
  block: '(select coalesce(max(block), 0) from ledger.blocks where city_id = $1)',
  moment: '$3::bigint',
  today: '0',
};

/** Asked by itself: what is running is known where transactions begin, and not where a city's rows lie. */
const OLDEST_MOMENT = `
  select trunc(extract(epoch from least(now(), min(xact_start))) * 1e6)::text as moment
    from pg_stat_activity where datname = current_database()`;

/**
 * Whether a month is being issued in a city: who gets coupons is told when all have theirs, since a large city's letters
 * would take the processors from the issuing itself. A run that was killed still seems to go on, so that nobody waits long.
 */
const ISSUING = `exists (select from issuance_runs r
  where r.city_id = $1 and r.state = 'running' and r.started_at > now() - interval '15 minutes')`;

/** What has happened and was not told yet. */
@Injectable()
export class NewsService {
  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Of these kinds, those about which there may be something to tell. Asked cheaply, since it is asked for every city every
   * half minute, and most often the answer is: none.
   */
  async standing(cityId: number, kinds: readonly NoticeKind[]): Promise<Standing[]> {
    const [oldest] = await this.transactions.query<{ moment: string }>(OLDEST_MOMENT);
    const each = (what: (kind: NoticeKind) => string) =>
      kinds.map((kind) => `when '${kind}' then ${what(kind)}`).join(' ');
    return this.transactions.query<Standing>(
      `select k.kind, since::text, (case k.kind ${each((kind) => POSITION[NEWS[kind].position])} end)::bigint::text as position
         from unnest($2::text[]) with ordinality k (kind, place)
         left join notice_cursors c on c.city_id = $1 and c.kind = k.kind
        cross join lateral (select coalesce(c.position, 0) as since) s
        where $3::bigint is not null and not ${ISSUING} and case k.kind ${each((kind) => NEWS[kind].any)} end
        order by k.place`,
      [cityId, kinds, oldest!.moment],
    );
  }

  async advance(cityId: number, kind: NoticeKind, position: string): Promise<void> {
    await this.transactions.query(
      `insert into notice_cursors as c (city_id, kind, position) values ($1, $2, $3)
       on conflict on constraint notice_cursors_pkey
       do update set position = excluded.position where c.position < excluded.position`,
      [cityId, kind, position],
    );
  }

  /**
   * Does the work for all that is due, in batches of so many at most. Most often there are fewer than one batch has. More,
   * as after a month was issued, are found by one query and read from what that kept: searched for and sorted anew for
   * each batch, a large city's month would take hours.
   * @returns whether this was all: while somebody else is at the same, or a month is issued, it ends after a batch
   */
  async eachDue<K extends NoticeKind>(
    { cityId, kind, since, today }: Asked<K>,
    size: number,
    work: (batch: News<K>[]) => Promise<void>,
  ): Promise<boolean> {
    const asked = [cityId, kind, since, today];
    const first = await this.transactions.query<News<K>>(`${dueOf(kind)} limit ${Number(size)}`, asked);
    if (first.length > 0) await work(first);
    if (first.length < size) return true;
    const connection = this.source.createQueryRunner();
    try {
      return await oneAtATime(connection, [cityId, kind], async () => {
        await connection.manager.transaction((manager) => manager.query(`${HELD} ${dueOf(kind)}`, asked));
        try {
          for (;;) {
            const batch: News<K>[] = await connection.query(`fetch ${Number(size)} from due_news`);
            if (batch.length === 0) return true;
            await work(batch);
            if (await this.isIssuing(cityId)) return false;
          }
        } finally {
          await connection.query('close due_news').catch(gone);
        }
      });
    } finally {
      await connection.release();
    }
  }

  private async isIssuing(cityId: number): Promise<boolean> {
    const [row] = await this.transactions.query<{ issuing: boolean }>(`select ${ISSUING} as issuing`, [cityId]);
    return row!.issuing;
  }
}

/** It outlasts the transaction that asks, and with it those in which people are told. */
const HELD = 'declare due_news no scroll cursor with hold for';

/** @returns whether the work was done, as it says itself: not while another connection does it */
async function oneAtATime(connection: QueryRunner, what: [number, NoticeKind], work: () => Promise<boolean>) {
  const key = `hashtextextended('telling:' || $1::integer || ':' || $2::text, 0)`;
  const [turn] = await connection.query(`select pg_try_advisory_lock(${key}) as mine`, what);
  if (!turn.mine) return false;
  try {
    return await work();
  } finally {
    await connection.query(`select pg_advisory_unlock(${key})`, what).catch(gone);
  }
}

/** A connection that broke has let go of its lock and its cursor by itself. */
function gone(): void {}

/** $1 city, $2 kind, $3 the position from which on it looks, $4 the city's day. */
const dueOf = (kind: NoticeKind) => `
  select d.recipient_id as "recipientId", d.subject_id as "subjectId", d.email, d.name, d.facts,
         coalesce(g.account_id, a.id) as "accountId",
         coalesce(c.language, 'ja') as language, coalesce($2::text = any(c.off), false) as unwanted
    from (${NEWS[kind].sql}) d
    left join notice_choices c on c.city_id = $1 and c.recipient_id = d.recipient_id
    left join role_grants g on g.city_id = $1 and g.employee_id = d.recipient_id and g.ended_at is null
    left join people.accounts a on a.id = d.recipient_id
   where $3::bigint is not null and $4::date is not null
     and not exists (select from notices n where n.city_id = $1 and n.kind = $2
                        and n.recipient_id = d.recipient_id and n.subject_id = d.subject_id)
   order by d.recipient_id, d.subject_id`;
