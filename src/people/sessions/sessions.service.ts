import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Transactions } from '../../database/transactions.js';
import { hashOfSecret, newSecret } from './session-token.js';
import type { SignIn, SignInMethod, StartedSession, Strength } from './session.js';

const LONGEST_DEVICE = 300;
/** A browser that was not used for so long is a stranger again, and nobody needs to know from where it came. */
const KEPT_DAYS = 180;

/** Why a session ended. */
export type SessionEnd = 'signed_out' | 'ended_by_owner' | 'credentials_changed' | 'recovered' | 'left' | 'role_ended';

/** Sessions live in the database alone: what is ended here is ended in every process with its next request. */
@Injectable()
export class SessionsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Begins a session with a token of its own; a token that the browser had before is never taken over, so nobody can
   * prepare one for somebody else. Who may begin one has been decided by the door that calls this.
   */
  async start(accountId: string, { strength, method, device, address, deviceToken }: SignIn): Promise<StartedSession> {
    const [id, token] = [uuidv7(), newSecret()];
    await this.transactions.query(
      `delete from people.sessions where last_seen_at < now() - interval '${KEPT_DAYS} days'`,
    );
    await this.transactions.query(
      `insert into people.sessions (id, account_id, token_hash, strength, method, device, address, device_hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        accountId,
        hashOfSecret(token),
        strength,
        method,
        device.slice(0, LONGEST_DEVICE),
        address,
        deviceToken === undefined ? null : hashOfSecret(deviceToken),
      ],
    );
    if (strength === 'strong') await this.lapseRecovery(accountId);
    return { id, token };
  }

  /** The person has just shown again who it is, perhaps with more than before: the same session under a new token. */
  async strengthen(id: string, strength: Strength, method: SignInMethod): Promise<StartedSession> {
    const token = newSecret();
    await this.transactions.query(
      `update people.sessions
          set token_hash = $2, previous_hash = null, rotated_at = now(), authenticated_at = now(), staff_seen_at = now(),
              last_seen_at = now(), strength = case when strength = 'strong' then strength else $3 end, method = $4
        where id = $1 and ended_at is null`,
      [id, hashOfSecret(token), strength, method],
    );
    return { id, token };
  }

  /** A factor was taken away: no role of staff opens until another one was shown. */
  async weaken(id: string): Promise<void> {
    await this.transactions.query("update people.sessions set strength = 'single' where id = $1", [id]);
  }

  /** Gives a token that is a day old a successor. @returns undefined when another request has done so already */
  async rotate(oldToken: string): Promise<string | undefined> {
    const token = newSecret();
    const rows = await this.transactions.query<{ id: string }>(
      `with turned as (
         update people.sessions set token_hash = $2, previous_hash = $1, rotated_at = now()
          where token_hash = $1 and ended_at is null and rotated_at < now() - interval '1 day' returning id)
       select id from turned`,
      [hashOfSecret(oldToken), hashOfSecret(token)],
    );
    return rows.length > 0 ? token : undefined;
  }

  /** Notes that it is in use. */
  async seen(id: string, asStaff: boolean): Promise<void> {
    await this.transactions.query(
      `update people.sessions set last_seen_at = now(), staff_seen_at = case when $2 then now() else staff_seen_at end
        where id = $1`,
      [id, asStaff],
    );
  }

  /** Ends one session of this account. @returns whether there was such a one */
  async end(accountId: string, id: string, reason: SessionEnd): Promise<boolean> {
    const rows = await this.transactions.query<{ id: string }>(
      `with ended as (
         update people.sessions set ended_at = coalesce(ended_at, now()), end_reason = coalesce(end_reason, $3)
          where id = $1 and account_id = $2 returning id)
       select id from ended`,
      [id, accountId, reason],
    );
    return rows.length > 0;
  }

  /**
   * Ends all sessions of the account but perhaps one, and voids what was begun in them or by letters and would still
   * open the account or change how: whoever had it for a moment is left with nothing.
   */
  async endAll(accountId: string, reason: SessionEnd, except?: string): Promise<void> {
    await this.transactions.run(async (manager) => {
      await manager.query(
        `update people.sessions set ended_at = now(), end_reason = $2
          where account_id = $1 and ended_at is null and id is distinct from $3`,
        [accountId, reason, except ?? null],
      );
      await manager.query(
        `update people.challenges set used_at = now()
          where account_id = $1 and used_at is null
            and purpose in ('email_change', 'oidc_link', 'password_reset', 'second_step', 'sign_in_link')`,
        [accountId],
      );
    });
  }

  /** Who signs in with everything has lost nothing: whoever asked for a recovery was somebody else, or has found it. */
  private async lapseRecovery(accountId: string): Promise<void> {
    await this.transactions.query(
      `update people.recovery_requests set finished_at = now(), outcome = 'lapsed'
        where account_id = $1 and finished_at is null`,
      [accountId],
    );
  }
}
