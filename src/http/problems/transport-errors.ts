import { HttpException } from '@nestjs/common';

/** What a refusal that happened before any rule of the domain was asked says of itself. */
export interface TransportError {
  status: number;
  code: string;
  ja: string;
  en: string;
  details?: Record<string, unknown>;
}

const KNOWN: Record<number, Omit<TransportError, 'status'>> = {
  400: { code: 'malformed_request', ja: 'リクエストを読み取れません。', en: 'The request could not be read.' },
  401: { code: 'unauthenticated', ja: 'アクセストークンが必要です。', en: 'An access token is needed.' },
  403: { code: 'forbidden', ja: 'この操作は許可されていません。', en: 'You may not do this.' },
  404: { code: 'route_not_found', ja: 'このアドレスには何もありません。', en: 'There is nothing at this address.' },
  405: { code: 'method_not_allowed', ja: 'この操作はできません。', en: 'This address does not know that method.' },
  408: { code: 'request_timeout', ja: 'リクエストが届ききりませんでした。', en: 'The request did not arrive in time.' },
  413: { code: 'body_too_large', ja: '送られたデータが大きすぎます。', en: 'What was sent is too large.' },
  414: { code: 'address_too_long', ja: 'アドレスが長すぎます。', en: 'The address is too long.' },
  415: {
    code: 'unsupported_media_type',
    ja: 'この形式のデータは受け取れません。',
    en: 'Data of this type is not taken here.',
  },
  431: {
    code: 'headers_too_large',
    ja: 'ヘッダーまたはアドレスが長すぎます。',
    en: 'Headers or address are too long.',
  },
  503: { code: 'not_ready', ja: 'サービスの準備ができていません。', en: 'The service is not ready.' },
};

/**
 * An exception of Nest, Fastify or one of its plugins, which carry a status instead of a code. Their own words are not
 * passed on; what a 503 of the health check found is.
 * @returns undefined for anything else, and for a fault of the server
 */
export function asTransportError(error: unknown): TransportError | undefined {
  const status = error instanceof HttpException ? error.getStatus() : statusCodeOf(error);
  if (status === undefined || (status >= 500 && status !== 503) || status < 400) return undefined;
  const known = KNOWN[status] ?? KNOWN[400];
  if (!known) return undefined;
  const found = status === 503 && error instanceof HttpException ? error.getResponse() : undefined;
  return { status, ...known, ...(found && typeof found === 'object' ? { details: { ...found } } : {}) };
}

function statusCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
