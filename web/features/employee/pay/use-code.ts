import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { addressOf } from '../../../shared/api/client';
import type { components } from '../../../shared/api/schema';
import { useCommand } from '../../../shared/api/use-command';
import { useGrantId } from '../../../shared/api/use-api';
import type { ChosenNotes } from '../notes/note-stepper';

export type Code = components['schemas']['CodeAnswer'];
export type CodeState = components['schemas']['CodeState'];
export type Receipt = NonNullable<CodeState['redemption']>;

/** A phone that lies forgotten on a table does not make codes for ever. */
const MOST_CODES = 5;
/** What arrived in time may be committed some time after it; until then the shop's answer is waited for. */
const LATE_MS = 35_000;

/** So long a code lives, as far as a device can tell whose own clock is wrong. */
const LIFE_MS = 58_000;

export interface ShownCode {
  code: Code | undefined;
  /** By this device's clock. */
  until: number;
  receipt: Receipt | undefined;
  /** No code is made any more unless it is asked for. */
  over: boolean;
  error: unknown;
  busy: boolean;
  /** Makes the first code, or a new one. */
  show: (wanted: ChosenNotes) => void;
  hide: () => void;
}

/** A code that is renewed when it has run out until the shop has taken one, and what became of each. */
export function useCode(): ShownCode {
  const grantId = useGrantId();
  const memory = useQueryClient();
  const [wanted, setWanted] = useState<ChosenNotes>();
  const [until, setUntil] = useState(0);
  const [receipt, setReceipt] = useState<Receipt>();
  const [over, setOver] = useState(false);
  const made = useRef(0);
  const streams = useRef(new Set<EventSource>());
  useEffect(() => {
    const open = streams.current;
    return () => {
      for (const stream of open) stream.close();
      open.clear();
    };
  }, []);

  const command = useCommand('post', '/api/v1/wallet/codes', {
    refresh: [],
    onDone: (answer) => {
      made.current += 1;
      setUntil(Date.now() + lifeOf(answer));
      watch(answer.id);
    },
  });
  const { mutate, reset } = command;

  function watch(id: string): void {
    const stream = new EventSource(addressOf(grantId, `/api/v1/wallet/codes/${id}/events`));
    streams.current.add(stream);
    stream.addEventListener('used', ({ data }: MessageEvent<string>) => {
      for (const one of streams.current) one.close();
      setReceipt((JSON.parse(data) as CodeState).redemption ?? undefined);
      navigator.vibrate?.([80, 60, 160]);
      void memory.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/v1/wallet') });
    });
    stream.addEventListener('lapsed', () =>
      setTimeout(() => {
        stream.close();
        streams.current.delete(stream);
      }, LATE_MS),
    );
  }

  const settled = receipt !== undefined;
  useEffect(() => {
    if (settled || until === 0 || !wanted) return;
    const timer = setTimeout(() => {
      if (made.current < MOST_CODES && document.visibilityState === 'visible') mutate({ body: wanted });
      else setOver(true);
    }, until - Date.now());
    return () => clearTimeout(timer);
  }, [until, settled, wanted, mutate]);

  return {
    code: wanted && command.data,
    until,
    receipt,
    over,
    error: command.error,
    busy: command.isPending,
    show: (notes) => {
      made.current = 0;
      setOver(false);
      setWanted(notes);
      mutate({ body: notes });
    },
    hide: () => {
      setWanted(undefined);
      setUntil(0);
      reset();
    },
  };
}

function lifeOf({ usableUntil }: Code): number {
  const left = Date.parse(usableUntil) - Date.now();
  return left > LIFE_MS / 3 && left <= 60_000 ? left : LIFE_MS;
}
