import type { components } from '../../../shared/api/schema';
import { isProblem, type Problem } from '../../../shared/api/problem';
import type { Intention } from './intention';
import { noteServerTime } from './server-clock';
import { waitOrLine } from './wait';

export type Receipt = components['schemas']['RedemptionAnswer'];

/** What became of a payment. */
export type Outcome =
  | { kind: 'taken'; receipt: Receipt }
  /** The same code was taken here a moment ago: nothing was paid now. */
  | { kind: 'taken-before'; receipt: Receipt }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'signed-out' };

/** An answer that has not come by then is asked for again. */
const PATIENCE_MS = 8_000;
const PAUSES_MS = [500, 1_000, 2_000, 3_000, 5_000];
/** The service's clock is known to about a second. */
const CLOCK_MS = 3_000;

/**
 * Sends a payment until it is answered: the same bytes under the same key, so that it is taken once at most. There is
 * no giving up, since a lost answer may have been a yes; the service itself refuses what comes after the deadline.
 *
 * @param onUnanswered told each time that no answer came
 */
export async function sendIntention(
  address: string,
  intention: Intention,
  onUnanswered: () => void,
  signal: AbortSignal,
): Promise<Outcome> {
  for (let tried = 1; ; tried += 1) {
    const answer = await once(address, intention, signal);
    signal.throwIfAborted();
    if (answer) {
      noteServerTime(answer.headers);
      const outcome = await read(answer, intention, tried > 1);
      if (outcome) return outcome;
    }
    onUnanswered();
    const asked = Number(answer?.headers.get('Retry-After') ?? 0) * 1_000;
    await waitOrLine(Math.max(asked, PAUSES_MS[Math.min(tried, PAUSES_MS.length) - 1]!), signal);
  }
}

async function once(address: string, { key, body }: Intention, signal: AbortSignal): Promise<Response | undefined> {
  try {
    return await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
  } catch {
    return undefined;
  }
}

/** Undefined for what says nothing of the payment: it is asked again. */
async function read(answer: Response, { startedAt }: Intention, asked: boolean): Promise<Outcome | undefined> {
  const told: unknown = await answer.json().catch(() => undefined);
  if (answer.status === 201) {
    const receipt = told as Receipt | undefined;
    if (!receipt) return undefined;
    const earlier = Date.parse(receipt.recordedAt) < startedAt - CLOCK_MS;
    return earlier && answer.headers.has('Idempotency-Replayed')
      ? { kind: 'taken-before', receipt }
      : { kind: 'taken', receipt };
  }
  if (answer.status === 401) return { kind: 'signed-out' };
  // To be told to wait says nothing about what was sent before.
  if (answer.status >= 500 || (answer.status === 429 && asked) || !isProblem(told)) return undefined;
  return { kind: 'refused', problem: told };
}
