import type { RawAnswer, RawRequest } from './raw-http.js';

/** Of a request whose head is too long nobody can tell that its method was HEAD: its refusal comes with a body. */
const UNASKED_BODY = /Data after `Connection: close`/;

/** What is wrong with how a malformed request was answered; undefined when nothing is. */
export function faultOf({ method }: RawRequest, { status, type, text }: RawAnswer): string | undefined {
  if (status === 0) return method === 'HEAD' && UNASKED_BODY.test(text) ? undefined : `was not answered: ${text}`;
  if (status < 400) return undefined;
  if (status >= 500) return `answered ${status}: ${text.slice(0, 200)}`;
  if (method === 'HEAD') return undefined;
  if (!type.startsWith('application/problem+json')) return `${status} as ${type || 'nothing'}: ${text.slice(0, 200)}`;
  const problem = JSON.parse(text) as Record<string, unknown>;
  const { code, ja, en, detail, title } = problem;
  const right =
    problem.status === status &&
    /^[a-z][a-z0-9_]+$/.test(String(code)) &&
    problem.type === `urn:sankyu:problem:${String(code)}` &&
    /[ぁ-んァ-ヶ一-龠]/.test(String(ja)) &&
    /[a-z]+ [a-z]+[^]*\.$/i.test(String(en)) &&
    en !== ja &&
    detail === en &&
    typeof title === 'string';
  return right ? undefined : `is no problem in two languages: ${text.slice(0, 300)}`;
}
