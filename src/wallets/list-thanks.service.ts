import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { type Page, pageOf } from '../http/paging.js';
import { instantOf, microsOf } from '../lists/instants.js';
import { CurrentRulesService } from './current-rules.service.js';
import type { SentOrReceived, ThanksQuery } from './dto/thanks.js';
import { operationKeyOf } from './operation-cursor.js';

type Row = Omit<SentOrReceived, 'giver' | 'receiver' | 'takeBackUntil'> & {
  micros: string;
  giverId: string;
  giverName: string;
  receiverId: string | null;
  receiverName: string | null;
};

const MINUTE_MS = 60_000;
const SIDE = { received: 'receiver_id', sent: 'giver_id' } as const;

@Injectable()
export class ListThanksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly currentRules: CurrentRulesService,
  ) {}

  /**
   * The thanks that one person received or sent, newest first, also those that were taken back.
   * @throws DomainError bad_cursor, before_programme
   */
  async list(cityId: number, employeeId: string, query: ThanksQuery): Promise<Page<SentOrReceived>> {
    const { micros, id } = operationKeyOf(query);
    const { takeBackMinutes } = await this.currentRules.of(cityId);
    const rows = await this.transactions.query<Row>(
      `select t.operation_id as id, t.claim_link_id as "claimLinkId", t.message, t.card, o.amount,
              o.happened_at as "happenedAt", o.recorded_at as "recordedAt", ${microsOf('t.created_at')} as micros,
              g.id as "giverId", g.name as "giverName", r.id as "receiverId", r.name as "receiverName",
              exists (select from ledger.operations u where u.city_id = t.city_id and u.undoes = t.operation_id) as "takenBack"
         from thanks t
         join ledger.operations o on o.city_id = t.city_id and o.id = t.operation_id
         join employees g on g.city_id = t.city_id and g.id = t.giver_id
         left join employees r on r.city_id = t.city_id and r.id = t.receiver_id
        where t.city_id = $1 and t.${SIDE[query.box]} = $2 and (t.created_at, t.operation_id) < (${instantOf('$3')}, $4::uuid)
        order by t.created_at desc, t.operation_id desc
        limit $5`,
      [cityId, employeeId, micros, id, query.limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.micros, row.id]);
    return { items: items.map((row) => shown(row, query.box, takeBackMinutes)), nextCursor };
  }
}

/** What went into a claim link may be taken back until somebody claims it, whenever that is. */
function shown(
  { micros: _, giverId, giverName, receiverId, receiverName, ...row }: Row,
  box: ThanksQuery['box'],
  takeBackMinutes: number,
): SentOrReceived {
  const timed = box === 'sent' && row.claimLinkId === null && !row.takenBack;
  return {
    ...row,
    giver: { id: giverId, name: giverName },
    receiver: receiverId === null ? null : { id: receiverId, name: receiverName ?? '' },
    takeBackUntil: timed ? new Date(row.recordedAt.getTime() + takeBackMinutes * MINUTE_MS) : null,
  };
}
