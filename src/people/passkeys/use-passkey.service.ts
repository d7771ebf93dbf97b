import { Injectable } from '@nestjs/common';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
  VerifiedAuthenticationResponse,
} from '@simplewebauthn/server';
import { parse } from 'uuid';
import { declareConstraint } from '../../database/constraint-errors.js';
import { Transactions } from '../../database/transactions.js';
import { DomainError } from '../../domain/domain-error.js';
import type { Account } from '../accounts/accounts.service.js';
import { partOf } from '../challenges/browser-step.service.js';
import { TellService } from '../doors/tell.service.js';
import type { KnownPasskey } from './passkey.js';
import { passkeyFailed, passkeySuspect } from './passkey.errors.js';
import { PASSKEY_MINUTES } from './register-passkey.service.js';
import { RelyingParty } from './relying-party.js';

declareConstraint('people_passkeys_counter_goes_up', passkeySuspect);

type Shown = VerifiedAuthenticationResponse['authenticationInfo'];
type Owned = KnownPasskey & Pick<Account, 'email'>;

/** Finds out by a passkey who is there. */
@Injectable()
export class UsePasskeyService {
  constructor(
    private readonly transactions: Transactions,
    private readonly party: RelyingParty,
    private readonly telling: TellService,
  ) {}

  /** What the browser asks the authenticator. It names no passkeys, so it tells nobody who has one. */
  async options(secret: string): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
    return generateAuthenticationOptions({
      rpID: this.party.id,
      challenge: Uint8Array.from(Buffer.from(partOf(secret, 'challenge'), 'base64url')),
      timeout: PASSKEY_MINUTES * 60_000,
      userVerification: 'required',
    });
  }

  /**
   * @param mayBe whether the account with this id and address is the one that was meant
   * @returns the account whose passkey answered
   * @throws DomainError passkey_failed, passkey_suspect
   */
  async owner(
    secret: string,
    response: AuthenticationResponseJSON,
    mayBe: (account: Pick<Account, 'id' | 'email'>) => boolean,
  ): Promise<string> {
    const passkey = await this.find(response.id);
    if (!passkey || !handleFits(response, passkey.accountId)) throw passkeyFailed();
    const shown = await this.judged(secret, response, passkey);
    if (!shown || !mayBe({ id: passkey.accountId, email: passkey.email })) throw passkeyFailed();
    await this.note(passkey, shown);
    return passkey.accountId;
  }

  private async find(credentialId: string): Promise<Owned | undefined> {
    const [found] = await this.transactions.query<Owned>(
      `select k.id, k.account_id as "accountId", k.credential_id as "credentialId", k.public_key as "publicKey", a.email
         from people.passkeys k join people.accounts a on a.id = k.account_id and a.closed_at is null
        where k.credential_id = $1`,
      [Buffer.from(credentialId, 'base64url')],
    );
    return found;
  }

  private async judged(
    secret: string,
    response: AuthenticationResponseJSON,
    { credentialId, publicKey }: Owned,
  ): Promise<Shown | undefined> {
    const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response,
        expectedChallenge: partOf(secret, 'challenge'),
        expectedOrigin: this.party.origin,
        expectedRPID: this.party.id,
        // The counter is judged by the database, once the signature has shown that it is the passkey's own.
        credential: { id: credentialId.toString('base64url'), publicKey: Uint8Array.from(publicKey), counter: 0 },
      });
      return verified ? authenticationInfo : undefined;
    } catch {
      // Whatever the library cannot read or does not accept it throws; all of it comes from outside.
      return undefined;
    }
  }

  /** Of two uses with the same counter the database refuses one. */
  private async note({ id, accountId, email }: Owned, shown: Shown): Promise<void> {
    try {
      await this.transactions.query(
        `update people.passkeys set counter = $2, backed_up = $3, device_type = $4, last_used_at = now() where id = $1`,
        [
          id,
          shown.newCounter,
          shown.credentialBackedUp,
          shown.credentialDeviceType === 'multiDevice' ? 'multi_device' : 'single_device',
        ],
      );
    } catch (error) {
      if (error instanceof DomainError && error.code === 'passkey_suspect') {
        await this.telling.tell({ id: accountId, email }, 'passkey_suspect');
      }
      throw error;
    }
  }
}

/** A passkey that is found without a name says whose it is; both must agree (WebAuthn, 7.2 step 6). */
function handleFits({ response: { userHandle } }: AuthenticationResponseJSON, accountId: string): boolean {
  return !userHandle || Buffer.from(userHandle, 'base64url').equals(parse(accountId));
}
