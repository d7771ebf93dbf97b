import { DomainError } from './domain-error.js';

/** The life of a thing as data: which event leads from which state to which; what is not there is not allowed. */
export interface StateTable<State extends string, Event extends string> {
  /** The name of the thing, and of each state and event, as screens and refusals say them. */
  ja: string;
  en: string;
  states: Readonly<Record<State, string>>;
  events: Readonly<Record<Event, string>>;
  transitions: Readonly<Record<State, Readonly<Partial<Record<Event, State>>>>>;
}

/**
 * The state to which an event leads.
 * @throws DomainError transition_not_allowed, whose details hold the state, the event, and the events allowed there
 */
export function nextState<State extends string, Event extends string>(
  table: StateTable<State, Event>,
  state: State,
  event: Event,
): State {
  const fromHere = table.transitions[state];
  const next = Object.hasOwn(fromHere, event) ? fromHere[event] : undefined;
  if (next === undefined) {
    throw new DomainError({
      kind: 'conflict',
      code: 'transition_not_allowed',
      ja: `${table.ja}が「${table.states[state]}」のときは「${table.events[event]}」はできません。`,
      en: `The ${table.en} is ${state.replaceAll('_', ' ')}: "${event.replaceAll('_', ' ')}" is not possible.`,
      details: { of: table.en, state, event, allowed: Object.keys(fromHere) },
    });
  }
  return next;
}
