import { Injectable } from '@nestjs/common';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
  VerifiedRegistrationResponse,
} from '@simplewebauthn/server';
import { parse, v7 as uuidv7 } from 'uuid';
import { declareConstraint } from '../../database/constraint-errors.js';
import { Transactions } from '../../database/transactions.js';
import { partOf } from '../challenges/browser-step.service.js';
import { TellService } from '../doors/tell.service.js';
import type { SessionFacts } from '../sessions/session.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { LISTED_COLUMNS, type ListedPasskey } from './passkey.js';
import { passkeyKnown, passkeyNotValid, tooManyPasskeys } from './passkey.errors.js';
import { RelyingParty } from './relying-party.js';

declareConstraint('people_passkeys_credential_once', passkeyKnown);

/** How long an authenticator may take. */
export const PASSKEY_MINUTES = 5;
const MOST_PASSKEYS = 20;

type Registered = NonNullable<VerifiedRegistrationResponse['registrationInfo']>;

@Injectable()
export class RegisterPasskeyService {
  constructor(
    private readonly transactions: Transactions,
    private readonly party: RelyingParty,
    private readonly sessions: SessionsService,
    private readonly telling: TellService,
  ) {}

  /**
   * What the browser asks the authenticator to make: a passkey that is found without a name and always verifies its
   * user, so that it alone is two factors.
   * @param secret of the step
   */
  async options(
    { accountId, email, name }: SessionFacts,
    secret: string,
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const known = await this.transactions.query<{ credentialId: Buffer; transports: string[] }>(
      'select credential_id as "credentialId", transports from people.passkeys where account_id = $1',
      [accountId],
    );
    const { generateRegistrationOptions } = await import('@simplewebauthn/server');
    return generateRegistrationOptions({
      rpName: this.party.name,
      rpID: this.party.id,
      userID: Uint8Array.from(parse(accountId)),
      userName: email,
      userDisplayName: name,
      challenge: Uint8Array.from(Buffer.from(partOf(secret, 'challenge'), 'base64url')),
      timeout: PASSKEY_MINUTES * 60_000,
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialId, transports }) => ({
        id: credentialId.toString('base64url'),
        transports,
      })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  }

  /**
   * Keeps the passkey. All other sessions end, and the person is told.
   * @throws DomainError passkey_not_valid, passkey_known, too_many_passkeys
   */
  async register(
    { accountId, sessionId, email }: SessionFacts,
    secret: string,
    label: string,
    response: RegistrationResponseJSON,
  ): Promise<ListedPasskey> {
    const registered = await this.verified(secret, response);
    return this.transactions.run(async () => {
      await this.mustHaveRoom(accountId);
      const made = await this.keep(accountId, label, registered, response.response.transports ?? []);
      await this.sessions.endAll(accountId, 'credentials_changed', sessionId);
      await this.telling.tell({ id: accountId, email }, 'passkey');
      return made;
    });
  }

  private async verified(secret: string, response: RegistrationResponseJSON): Promise<Registered> {
    const answer = await judged(response, {
      expectedChallenge: partOf(secret, 'challenge'),
      expectedOrigin: this.party.origin,
      expectedRPID: this.party.id,
    });
    if (!answer) throw passkeyNotValid();
    return answer;
  }

  /** The row of the account is the turn in which its passkeys are counted. */
  private async mustHaveRoom(accountId: string): Promise<void> {
    await this.transactions.query('select from people.accounts where id = $1 for no key update', [accountId]);
    const [row] = await this.transactions.query<{ passkeys: number }>(
      'select count(*)::integer as passkeys from people.passkeys where account_id = $1',
      [accountId],
    );
    if ((row?.passkeys ?? 0) >= MOST_PASSKEYS) throw tooManyPasskeys(MOST_PASSKEYS);
  }

  private async keep(
    accountId: string,
    label: string,
    { credential, credentialDeviceType, credentialBackedUp }: Registered,
    transports: string[],
  ): Promise<ListedPasskey> {
    const [made] = await this.transactions.query<ListedPasskey>(
      `with made as (
         insert into people.passkeys
           (id, account_id, credential_id, public_key, counter, device_type, backed_up, transports, label)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning *)
       select ${LISTED_COLUMNS} from made`,
      [
        uuidv7(),
        accountId,
        Buffer.from(credential.id, 'base64url'),
        Buffer.from(credential.publicKey),
        credential.counter,
        credentialDeviceType === 'multiDevice' ? 'multi_device' : 'single_device',
        credentialBackedUp,
        transports,
        label,
      ],
    );
    return made!;
  }
}

/** @returns undefined for whatever is not a passkey that was just made for us */
async function judged(
  response: RegistrationResponseJSON,
  expected: { expectedChallenge: string; expectedOrigin: string; expectedRPID: string },
): Promise<Registered | undefined> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  try {
    await mustBringNoCertificates(response);
    const { registrationInfo } = await verifyRegistrationResponse({ response, ...expected });
    return registrationInfo;
  } catch {
    // Whatever the library cannot read or does not accept it throws; all of it comes from outside.
    return undefined;
  }
}

/**
 * None were asked for. Certificates name addresses to ask whether they are revoked, and nobody outside decides what
 * this service asks.
 */
async function mustBringNoCertificates({ response }: RegistrationResponseJSON): Promise<void> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers');
  const object = decodeAttestationObject(Uint8Array.from(Buffer.from(response.attestationObject, 'base64url')));
  const plain = object.get('fmt') === 'none' || object.get('fmt') === 'packed';
  if (!plain || object.get('attStmt').get('x5c') !== undefined) throw new TypeError('An attestation nobody asked for');
}
