import { Injectable } from '@nestjs/common';
import { enterCity } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import { AccessToken } from './access-token.entity.js';
import type { Caller } from './caller.decorator.js';
import { NoteUseService } from './note-use.service.js';
import { unauthenticated } from './people.errors.js';
import { cityOfToken, hashOf } from './token-text.js';

/** How long another process may still take a token for good after it was revoked. */
const REMEMBERED_MS = 5_000;
const REMEMBERED_TOKENS = 10_000;

interface Known {
  caller: Caller;
  expiresAt: number;
}

interface Remembered {
  known: Promise<Known | undefined>;
  until: number;
}

/** Finds out who is calling. Good tokens are remembered for a moment, so that a busy till does not ask each time. */
@Injectable()
export class AuthenticateService {
  private readonly remembered = new Map<string, Remembered>();

  constructor(
    private readonly transactions: Transactions,
    private readonly uses: NoteUseService,
  ) {}

  /**
   * @param authorization the header of that name
   * @throws DomainError unauthenticated
   */
  async authenticate(authorization: string | undefined): Promise<Caller> {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
    const cityId = cityOfToken(token);
    if (cityId === undefined) throw unauthenticated();
    enterCity(cityId);
    const known = await this.lookUp(cityId, hashOf(token));
    if (!known || known.expiresAt <= Date.now()) throw unauthenticated();
    this.uses.note(known.caller);
    return known.caller;
  }

  /** To be called after a token was revoked or rotated, once that is committed: from then on this process refuses it. */
  forgetAll(): void {
    this.remembered.clear();
  }

  private async lookUp(cityId: number, hash: Buffer): Promise<Known | undefined> {
    const name = hash.toString('base64');
    const found = this.remembered.get(name);
    if (found && found.until > Date.now()) return found.known;

    const entry = { known: this.read(cityId, hash), until: Date.now() + REMEMBERED_MS };
    this.remembered.delete(name);
    this.remembered.set(name, entry);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > REMEMBERED_TOKENS && oldest !== undefined) this.remembered.delete(oldest);

    const forget = () => {
      if (this.remembered.get(name) === entry) this.remembered.delete(name);
    };
    // An unknown token is not remembered: it may be made the next moment, and anybody can send such ones.
    entry.known.then((known) => known ?? forget(), forget);
    return entry.known;
  }

  private async read(cityId: number, tokenHash: Buffer): Promise<Known | undefined> {
    const token = await this.transactions.manager
      .createQueryBuilder(AccessToken, 'token')
      .addSelect('token.tokenHash')
      .where({ cityId, tokenHash })
      .orWhere({ cityId, previousHash: tokenHash })
      .getOne();
    if (!token || token.revokedAt) return undefined;
    const ends = [token.expiresAt, token.tokenHash.equals(tokenHash) ? null : token.previousUntil];
    return { caller: callerOf(token), expiresAt: Math.min(...ends.map((end) => end?.getTime() ?? Infinity)) };
  }
}

function callerOf(token: AccessToken): Caller {
  return {
    cityId: token.cityId,
    credentialId: token.id,
    role: token.role,
    ...(token.scopes ? { scopes: token.scopes } : {}),
    ...(token.employerId ? { employerId: token.employerId } : {}),
    ...(token.merchantId ? { merchantId: token.merchantId } : {}),
    ...(token.shopId ? { shopId: token.shopId } : {}),
    ...(token.employeeId ? { employeeId: token.employeeId } : {}),
    actorId: token.employeeId ?? token.id,
  };
}
