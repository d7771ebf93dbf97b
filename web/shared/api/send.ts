import { ConnectionLost } from './problem';

const TRIES = 4;
const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 5_000;
/** An answer that has not come by then is asked for again, under the same key. */
const PATIENCE_MS = 30_000;

/**
 * Sends a request. One that got no answer, or was told to come again, is sent again a few times: a command carries an
 * Idempotency-Key, so that it is done once however often it is sent.
 * @throws ConnectionLost when no answer came at all
 */
export async function send(request: Request): Promise<Response> {
  for (let tried = 1; ; tried += 1) {
    const answer = await once(request.clone());
    if (answer && (answer.status !== 503 || tried === TRIES)) return answer;
    if (request.signal.aborted) throw request.signal.reason;
    if (tried === TRIES || !navigator.onLine) throw new ConnectionLost();
    await pause(answer, tried, request.signal);
  }
}

async function once(request: Request): Promise<Response | undefined> {
  try {
    return await fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(PATIENCE_MS)]) });
  } catch {
    return undefined;
  }
}

function pause(answer: Response | undefined, tried: number, signal: AbortSignal): Promise<void> {
  const asked = Number(answer?.headers.get('Retry-After') ?? 0) * 1_000;
  const milliseconds = Math.min(Math.max(asked, FIRST_PAUSE_MS * 2 ** (tried - 1)), LONGEST_PAUSE_MS);
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true });
  });
}
