import { useEffect, useRef, useState } from 'react';
import { addressOf } from '../../../shared/api/client';
import type { components } from '../../../shared/api/schema';
import { useGrantId } from '../../../shared/api/use-api';
import { sessionEnded } from '../../../shared/session/session-ended';
import { readEvents } from './read-events';
import { noteServerTime } from './server-clock';
import { waitOrLine } from './wait';

export type TillEvent = components['schemas']['TillEvent'];

/** `lost`: what is paid by poster is not seen here just now. */
export type LineState = 'opening' | 'open' | 'lost';

/** The service says every 15 seconds that it is there. */
const SILENCE_MS = 25_000;
const COME_AGAIN_MS = 500;
const AFTER_TROUBLE_MS = 3_000;

/**
 * What is taken and undone at the shop, as it happens. The stream ends once a minute and is opened again after the last
 * event that was seen, so that none is lost and none is told twice.
 */
export function useTillEvents(shopId: string | undefined, onEvent: (event: TillEvent) => void): LineState {
  const grantId = useGrantId();
  const [state, setState] = useState<LineState>('opening');
  const tell = useRef(onEvent);
  tell.current = onEvent;

  useEffect(() => {
    if (!shopId) return undefined;
    const leaving = new AbortController();
    void listen(addressOf(grantId, `/api/v1/shops/${shopId}/till/events`), leaving.signal, setState, (event) =>
      tell.current(event),
    );
    return () => leaving.abort();
  }, [grantId, shopId]);
  return state;
}

async function listen(
  address: string,
  signal: AbortSignal,
  setState: (state: LineState) => void,
  tell: (event: TillEvent) => void,
): Promise<void> {
  let seen: string | undefined;
  while (!signal.aborted) {
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), SILENCE_MS);
    const onSign = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
    };
    let waitMs = AFTER_TROUBLE_MS;
    try {
      const answer = await fetch(address, {
        headers: seen === undefined ? {} : { 'Last-Event-ID': seen },
        signal: AbortSignal.any([signal, silence.signal]),
        cache: 'no-store',
      });
      noteServerTime(answer.headers);
      if (answer.status === 401) return sessionEnded();
      if (answer.ok && answer.body) {
        for await (const { id, event, data } of readEvents(answer.body, onSign)) {
          seen = id ?? seen;
          if (event === 'ready') setState('open');
          else tell(JSON.parse(data) as TillEvent);
        }
        waitMs = COME_AGAIN_MS;
      } else {
        setState('lost');
        waitMs = Math.max(waitMs, Number(answer.headers.get('Retry-After') ?? 0) * 1_000);
      }
    } catch {
      if (!signal.aborted) setState('lost');
    } finally {
      clearTimeout(timer);
    }
    await waitOrLine(waitMs, signal);
  }
}
