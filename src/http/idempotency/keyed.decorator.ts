import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { operationIdOf, requestDigestOf } from '../../domain/operation-key.js';
import { type HttpRequest, pathOf } from '../request.js';
import { idempotencyKeyOf, requiredIdempotencyKeyOf } from './idempotency-key.js';

/** What the ledger needs to know of a keyed request. */
export interface KeyedRequest {
  key: string;
  operationId: string;
  /** Of method, path and body; the same key with another digest is a conflict. */
  digest: string;
}

/**
 * The idempotency key of a `@LedgerKeyed()` route, as the operation's id and the request's digest.
 * @throws DomainError idempotency_key_required, bad_idempotency_key
 */
export const Keyed = createParamDecorator((_data: unknown, context: ExecutionContext): KeyedRequest => {
  const request = context.switchToHttp().getRequest<HttpRequest>();
  const key = requiredIdempotencyKeyOf(request);
  if (!request.keyOwner) throw new Error('A keyed route was reached without a caller');
  const { cityId, owner } = request.keyOwner;
  return { key, operationId: operationIdOf(cityId, owner, key), digest: digestOf(request) };
});

/** The idempotency key of a `@SelfKeyed()` route, when one was sent. */
export const OptionalKey = createParamDecorator((_data: unknown, context: ExecutionContext): string | undefined =>
  idempotencyKeyOf(context.switchToHttp().getRequest<HttpRequest>()),
);

export function digestOf(request: Pick<HttpRequest, 'method' | 'url' | 'body'>): string {
  return requestDigestOf(`${request.method} ${pathOf(request)}`, request.body);
}
