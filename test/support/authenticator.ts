import { isoCBOR } from '@simplewebauthn/server/helpers';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import type { SelfSigned } from './self-signed.js';

/** What the browser and the authenticator do otherwise than they should. */
export interface Oddity {
  /** Where the page was loaded from. */
  origin?: string;
  rpId?: string;
  challenge?: string;
  /** false: somebody touched it, and it did not ask who. */
  userVerified?: boolean;
  counter?: number;
  backedUp?: boolean;
  /** Who vouches for the authenticator, which nobody asked for. */
  maker?: SelfSigned;
}

interface Kept {
  id: Buffer;
  key: KeyObject;
  rpId: string;
  userHandle: string;
  counter: number;
}

/** Flags of authenticator data (WebAuthn, 6.1). */
const [USER_PRESENT, USER_VERIFIED, BACKUP_POSSIBLE, BACKED_UP, ATTESTED] = [0x01, 0x04, 0x08, 0x10, 0x40];

/** COSE: an elliptic curve key (kty 2), ES256 (alg -7), P-256 (crv 1), and its two coordinates. */
const COSE = { kty: 1, alg: 3, crv: -1, x: -2, y: -3 };

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest();

/** An authenticator in software with ES256 and a counter, and the browser around it (WebAuthn level 3). */
export class Authenticator {
  readonly kept: Kept[] = [];

  constructor(
    private readonly origin: string,
    private readonly counts = true,
  ) {}

  /** As navigator.credentials.create(). */
  create(options: PublicKeyCredentialCreationOptionsJSON, odd: Oddity = {}): RegistrationResponseJSON {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const rpId = odd.rpId ?? options.rp.id ?? '';
    const made = { id: randomBytes(32), key: privateKey, rpId, userHandle: options.user.id, counter: 0 };
    this.kept.push(made);
    const { x, y } = publicKey.export({ format: 'jwk' });
    const cose = new Map<number, number | Uint8Array>([
      [COSE.kty, 2],
      [COSE.alg, -7],
      [COSE.crv, 1],
      [COSE.x, Uint8Array.from(Buffer.from(x!, 'base64url'))],
      [COSE.y, Uint8Array.from(Buffer.from(y!, 'base64url'))],
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(made.id.length);
    const attested = [Buffer.alloc(16), length, made.id, isoCBOR.encode(cose)];
    const authData = Uint8Array.from(this.authenticatorData(made, odd, ATTESTED!, attested));
    const clientDataJSON = this.clientData('webauthn.create', options.challenge, odd);
    const point = Buffer.concat([Buffer.of(4), Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url')]);
    const hashes = [sha256(rpId), sha256(Buffer.from(clientDataJSON, 'base64url'))];
    const statement = attestation(odd.maker, Buffer.concat([Buffer.of(0), ...hashes, made.id, point]));
    const object = new Map<string, string | Uint8Array | typeof statement>([
      ['fmt', odd.maker ? 'fido-u2f' : 'none'],
      ['attStmt', statement],
      ['authData', authData],
    ]);
    return {
      ...this.credential(made),
      response: {
        clientDataJSON,
        attestationObject: base64url(isoCBOR.encode(object)),
        transports: ['internal', 'hybrid'],
      },
    };
  }

  /** As navigator.credentials.get(), with the passkey that was made last where none is named. */
  get(options: PublicKeyCredentialRequestOptionsJSON, odd: Oddity = {}): AuthenticationResponseJSON {
    const used = this.kept.findLast(({ rpId }) => rpId === options.rpId);
    if (!used) throw new Error('This authenticator has no passkey for the site');
    used.counter = odd.counter ?? (this.counts ? used.counter + 1 : 0);
    const authenticatorData = this.authenticatorData(used, odd);
    const clientDataJSON = this.clientData('webauthn.get', options.challenge, odd);
    const signed = Buffer.concat([authenticatorData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    return {
      ...this.credential(used),
      response: {
        clientDataJSON,
        authenticatorData: base64url(authenticatorData),
        signature: base64url(sign('sha256', signed, used.key)),
        userHandle: used.userHandle,
      },
    };
  }

  private authenticatorData({ rpId, counter }: Kept, odd: Oddity, more = 0, attested: Uint8Array[] = []): Buffer {
    const { userVerified = true, backedUp = false } = odd;
    const user = USER_PRESENT! | (userVerified ? USER_VERIFIED! : 0);
    const flags = user | (backedUp ? BACKUP_POSSIBLE! | BACKED_UP! : 0) | more;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(odd.rpId ?? rpId), Buffer.from([flags]), count, ...attested]);
  }

  private clientData(type: string, challenge: string, odd: Oddity): string {
    const { origin = this.origin } = odd;
    const data = { type, challenge: odd.challenge ?? challenge, origin, crossOrigin: false };
    return base64url(Buffer.from(JSON.stringify(data)));
  }

  private credential({ id }: Kept) {
    const [type, authenticatorAttachment] = ['public-key', 'platform'] as const;
    return { id: base64url(id), rawId: base64url(id), type, authenticatorAttachment, clientExtensionResults: {} };
  }
}

/** What a maker says of its authenticator (WebAuthn, 8.6), or nothing. */
function attestation(maker: SelfSigned | undefined, signed: Buffer): Map<string, Uint8Array | Uint8Array[]> {
  if (!maker) return new Map();
  return new Map<string, Uint8Array | Uint8Array[]>([
    ['x5c', [Uint8Array.from(new X509Certificate(maker.cert).raw)]],
    ['sig', Uint8Array.from(sign('sha256', signed, maker.key))],
  ]);
}
