import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { SignInMethod, Strength } from './session.js';

/** A session as its owner sees it. */
export interface ListedSession {
  id: string;
  device: string;
  address: string;
  strength: Strength;
  method: SignInMethod;
  startedAt: Date;
  lastSeenAt: Date;
}

const MOST_LISTED = 100;

@Injectable()
export class ListSessionsService {
  constructor(private readonly transactions: Transactions) {}

  /** Those that could still be used, by the same times as at a request. */
  open(accountId: string): Promise<ListedSession[]> {
    return this.transactions.query<ListedSession>(
      `select s.id, s.device, s.address, s.strength, s.method, s.started_at as "startedAt", s.last_seen_at as "lastSeenAt"
         from people.sessions s
        where s.account_id = $1 and people.session_lives(s)
        order by s.last_seen_at desc, s.id limit ${MOST_LISTED}`,
      [accountId],
    );
  }
}
