import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verify } from 'otplib';
import { declareConstraint } from '../../database/constraint-errors.js';
import { declareBoxes } from '../../database/boxes.js';
import { Transactions } from '../../database/transactions.js';
import { Vault } from '../../database/vault.js';
import { codeWrong, secondFactorSetUp } from './door.errors.js';

declareConstraint('people_totp_uses_once', codeWrong);

/** RFC 6238: a code of the step before is taken still, for a clock that is behind and for slow fingers. */
const TOLERANCE_SECONDS = 30;
/** Older than any code that would be taken, in steps of 30 seconds. */
const STEPS_KEPT = 20;

/** The shared secret of an authenticator app, as it is shown once. */
export interface TotpSetUp {
  secret: string;
  /** The same as an address that authenticator apps read from a QR code. */
  uri: string;
}

/** Codes of an authenticator app (RFC 6238). Its secret lies in the vault; each code is taken once. */
@Injectable()
export class TotpService {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
  ) {}

  /** A new secret, which counts once a first code of it was shown. @throws DomainError second_factor_set_up */
  async begin(accountId: string, email: string): Promise<TotpSetUp> {
    const secret = generateSecret();
    const rows = await this.transactions.query<{ accountId: string }>(
      `insert into people.totp_secrets as t (account_id, secret_box) values ($1, $2)
       on conflict on constraint people_totp_secrets_pkey do update
          set secret_box = excluded.secret_box, created_at = now() where t.confirmed_at is null
       returning account_id as "accountId"`,
      [accountId, this.vault.close(secret, boxOf(accountId))],
    );
    if (rows.length === 0) throw secondFactorSetUp();
    return { secret, uri: generateURI({ issuer: 'Sankyu', label: email, secret }) };
  }

  /** The first code. @throws DomainError code_wrong, second_factor_set_up */
  async confirm(accountId: string, code: string): Promise<void> {
    if (await this.isSetUp(accountId)) throw secondFactorSetUp();
    await this.take(accountId, code);
    await this.transactions.query(
      'update people.totp_secrets set confirmed_at = now() where account_id = $1 and confirmed_at is null',
      [accountId],
    );
  }

  async isSetUp(accountId: string): Promise<boolean> {
    const rows = await this.transactions.query(
      'select from people.totp_secrets where account_id = $1 and confirmed_at is not null',
      [accountId],
    );
    return rows.length > 0;
  }

  /** Takes a code, which is good only once. @throws DomainError code_wrong */
  async take(accountId: string, code: string): Promise<void> {
    const [row] = await this.transactions.query<{ box: Buffer }>(
      'select secret_box as box from people.totp_secrets where account_id = $1',
      [accountId],
    );
    if (!row || !/^\d{6}$/.test(code)) throw codeWrong();
    const secret = this.vault.open(row.box, boxOf(accountId));
    const found = await verify({ secret, token: code, epochTolerance: [TOLERANCE_SECONDS, 0] });
    if (!found.valid || !('timeStep' in found)) throw codeWrong();
    await this.transactions.query('delete from people.totp_uses where account_id = $1 and step < $2', [
      accountId,
      found.timeStep - STEPS_KEPT,
    ]);
    await this.transactions.query('insert into people.totp_uses (account_id, step) values ($1, $2)', [
      accountId,
      found.timeStep,
    ]);
  }

  async remove(accountId: string): Promise<void> {
    await this.transactions.query('delete from people.totp_secrets where account_id = $1', [accountId]);
  }
}

const boxOf = (accountId: string) => `totp:${accountId}`;

declareBoxes({
  table: 'people.totp_secrets',
  key: ['account_id'],
  column: 'secret_box',
  about: (row) => boxOf(row.account_id!),
});
