import { DomainError } from '../../domain/domain-error.js';
import type { HttpRequest } from '../request.js';

export const IDEMPOTENCY_HEADER = 'Idempotency-Key';

export const keyRequired = () =>
  new DomainError({
    kind: 'invalid',
    code: 'idempotency_key_required',
    ja: 'この操作には Idempotency-Key ヘッダーが必要です。',
    en: 'This request needs an Idempotency-Key header, so that sending it again has no second effect.',
  });

const badKey = () =>
  new DomainError({
    kind: 'invalid',
    code: 'bad_idempotency_key',
    ja: 'Idempotency-Key は 1〜255 文字の英数字・記号にしてください。',
    en: 'An Idempotency-Key is 1 to 255 printable ASCII characters.',
  });

/**
 * The key that the caller gave this request, with or without the quotes of a structured header field
 * (draft-ietf-httpapi-idempotency-key-header).
 * @throws DomainError bad_idempotency_key
 */
export function idempotencyKeyOf(request: Pick<HttpRequest, 'headers'>): string | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return undefined;
  const key = typeof header === 'string' ? header.trim().replace(/^"(.*)"$/, '$1') : '';
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) throw badKey();
  return key;
}

/** @throws DomainError idempotency_key_required, bad_idempotency_key */
export function requiredIdempotencyKeyOf(request: Pick<HttpRequest, 'headers'>): string {
  const key = idempotencyKeyOf(request);
  if (key === undefined) throw keyRequired();
  return key;
}
