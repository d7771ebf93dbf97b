import { hash } from 'node:crypto';
import { parse, validate, version } from 'uuid';
import { canonicalJson } from './canonical-json.js';

/**
 * The id of the operation that a request with this idempotency key makes: the same city, owner and key always give the
 * same id, so the primary key of the ledger's operations is also what makes a key unique for ever.
 *
 * It is a UUIDv8 (RFC 9562, 5.8) of SHA-256 over the three, each with its length before it, so that no two triples run
 * together. If the key is itself a UUIDv7, its 48 bits of time lead, which keeps such clients' ids in the order of time
 * in the index; 74 bits of the hash follow.
 * @param owner the person or shop to whom the key belongs
 */
export function operationIdOf(cityId: number, owner: string, key: string): string {
  const bytes = sha256(Buffer.concat([String(cityId), owner, key].map(withLength)));
  if (validate(key) && version(key) === 7) bytes.set(parse(key).subarray(0, 6), 0);
  return uuidV8(bytes);
}

/**
 * What a request asked for, in 128 bits written as a uuid: the same key with another digest is a conflict. Covers the
 * route and the body, whatever the order of its keys, and never a credential.
 * @param route method and path with their parameters filled in, e.g. 'POST /api/v1/redemptions'
 */
export function requestDigestOf(route: string, body: unknown): string {
  return uuidText(sha256(canonicalJson([route, body])));
}

/**
 * An id that follows from another one, for rows that one operation brings with it. Equals the SQL function
 * ledger.derived_id(seed uuid, label text): the first 16 bytes of
 * sha256(convert_to(seed::text || ':' || label, 'UTF8')) with the version nibble set to 8 and the variant bits to 10.
 * @throws RangeError if the seed is no uuid.
 */
export function derivedId(seed: string, label: string): string {
  if (!validate(seed)) throw new RangeError(`Not a uuid: ${seed}`);
  // PostgreSQL writes a uuid in lower case, whichever way it was given.
  return uuidV8(sha256(`${seed.toLowerCase()}:${label}`));
}

function withLength(text: string): Buffer {
  const bytes = Buffer.byteLength(text);
  const whole = Buffer.allocUnsafe(4 + bytes);
  whole.writeUInt32BE(bytes);
  whole.write(text, 4);
  return whole;
}

/** The first 128 bits. */
function sha256(of: string | Buffer): Buffer {
  return hash('sha256', of, 'buffer').subarray(0, 16);
}

function uuidV8(bytes: Buffer): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return uuidText(bytes);
}

function uuidText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
