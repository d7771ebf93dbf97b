import { randomUUID } from 'node:crypto';
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { HttpException } from '@nestjs/common';
import { problemHeaders, problemOf } from './problems/problem-of.js';
import { securityHeaders } from './security-headers.js';

/** What the parser of HTTP says of bytes that are no request. */
const STATUS: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** Answers a request that cannot be routed, and so never reaches the filter. */
export function answerUnroutable(error: Error, { id }: { id: string }, { raw }: { raw: ServerResponse }): void {
  const { status, headers, body } = answerTo(error, id);
  raw.writeHead(status, headers);
  raw.end(body);
}

/** Answers what is not even a request, as far as anybody still listens, and hangs up: no one knows where it ends. */
export function answerUnparsable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) {
    const { status, headers, body } = answerTo(new HttpException('', STATUS[error.code ?? ''] ?? 400), randomUUID());
    const all = { ...headers, 'Content-Length': Buffer.byteLength(body), Connection: 'close' };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
  }
  socket.destroySoon();
}

/** Whether a proxy that is trusted was asked by HTTPS is not known here; browsers heed what is said of it by HTTPS alone. */
function answerTo(error: Error, requestId: string) {
  const problem = problemOf(error);
  const headers = { ...securityHeaders(true), ...problemHeaders(problem), 'X-Request-Id': requestId };
  return { status: problem.status, headers, body: JSON.stringify({ ...problem, requestId }) };
}
