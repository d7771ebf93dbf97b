import { useCallback, useEffect, useReducer, useRef } from 'react';
import { addressOf } from '../../../shared/api/client';
import { useGrantId } from '../../../shared/api/use-api';
import { sessionEnded } from '../../../shared/session/session-ended';
import type { Intention } from './intention';
import { forgetIntention, keepIntention, keptIntention } from './kept-intention';
import { type Outcome, sendIntention } from './send-intention';

export type Settled = Exclude<Outcome, { kind: 'signed-out' }>;

/** Where a payment stands. `unanswered`: sent, and no answer came; nobody knows yet. */
export type PaymentState =
  | { step: 'none' }
  | { step: 'sent'; intention: Intention; unanswered: boolean; aside: boolean }
  | { step: 'known'; intention: Intention; outcome: Settled; late: boolean };

type Event =
  | { kind: 'send'; intention: Intention; again: boolean }
  | { kind: 'unanswered' }
  | { kind: 'aside' }
  | { kind: 'known'; outcome: Settled }
  | { kind: 'close' };

function next(state: PaymentState, event: Event): PaymentState {
  if (event.kind === 'send') return { step: 'sent', intention: event.intention, unanswered: event.again, aside: false };
  if (event.kind === 'close') return { step: 'none' };
  if (state.step !== 'sent') return state;
  if (event.kind === 'unanswered') return { ...state, unanswered: true };
  if (event.kind === 'aside') return { ...state, aside: true };
  return { step: 'known', intention: state.intention, outcome: event.outcome, late: state.unanswered };
}

export interface Payment {
  state: PaymentState;
  take: (intention: Intention) => void;
  /** Leaves the screen to other work; it is asked about all the same. */
  putAside: () => void;
  close: () => void;
}

/**
 * One payment at a time. It is written down before it is sent, and forgotten when it is known what became of it: one
 * that was not answered before the page was closed is asked about when the till is opened again.
 */
export function usePayment(onKnown: (outcome: Settled) => void): Payment {
  const grantId = useGrantId() ?? '';
  const [state, tell] = useReducer(next, { step: 'none' });
  const tellKnown = useRef(onKnown);
  tellKnown.current = onKnown;
  const intention = state.step === 'sent' ? state.intention : undefined;

  useEffect(() => {
    const left = keptIntention(grantId);
    if (left) tell({ kind: 'send', intention: left, again: true });
  }, [grantId]);

  useEffect(() => {
    if (!intention) return undefined;
    const leaving = new AbortController();
    sendIntention(
      addressOf(grantId, '/api/v1/redemptions'),
      intention,
      () => tell({ kind: 'unanswered' }),
      leaving.signal,
    ).then(
      (outcome) => {
        // Who signs in again finds it written down still.
        if (outcome.kind === 'signed-out') return sessionEnded();
        forgetIntention(grantId);
        tell({ kind: 'known', outcome });
        tellKnown.current(outcome);
      },
      () => undefined,
    );
    return () => leaving.abort();
  }, [grantId, intention]);

  const take = useCallback(
    (wanted: Intention) => {
      keepIntention(grantId, wanted);
      tell({ kind: 'send', intention: wanted, again: false });
    },
    [grantId],
  );
  return {
    state,
    take,
    putAside: useCallback(() => tell({ kind: 'aside' }), []),
    close: useCallback(() => tell({ kind: 'close' }), []),
  };
}
