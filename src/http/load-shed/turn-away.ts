import { DomainError } from '../../domain/domain-error.js';
import { problemHeaders, problemOf } from '../problems/problem-of.js';

/** Who is turned away comes again after one, two or three seconds, and not all at once. */
const SPREAD_SECONDS = 3;

const overloaded = (retryAfterSeconds: number) =>
  new DomainError({
    kind: 'busy',
    code: 'overloaded',
    ja: '混み合っています。少し待ってから同じ操作をもう一度送ってください。',
    en: 'Too many requests at once. Send the same request again in a moment.',
    details: { retryAfterSeconds },
  });

/** An answer that is ready before it is needed. */
interface ReadyAnswer {
  headers: Record<string, string>;
  /** All of the body but the request's id and the last brace. */
  begin: string;
}

const answers = Array.from({ length: SPREAD_SECONDS }, (_, at): ReadyAnswer => {
  const problem = problemOf(overloaded(at + 1));
  return { headers: problemHeaders(problem), begin: JSON.stringify(problem).slice(0, -1) };
});
let given = 0;

/** What of Fastify's reply this uses. */
interface Reply {
  code(status: number): Reply;
  headers(values: Record<string, string>): Reply;
  send(body: string): Reply;
}

/**
 * Answers that it is too much now, at the least cost: made before, past all that else happens to a request.
 * @param till whether somebody stands at a till and waits: it may come again at once
 */
export function turnAway(reply: Reply, requestId: string, till: boolean): Reply {
  const { headers, begin } = till ? answers[0]! : answers[(given = (given + 1) % SPREAD_SECONDS)]!;
  return reply
    .code(503)
    .headers(headers)
    .send(`${begin},"requestId":${JSON.stringify(requestId)}}`);
}
