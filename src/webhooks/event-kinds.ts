/** What a program can be told of. The database knows the same ones, and for whom (webhook_subscriptions_kinds_fit). */
export const EVENT_KINDS = [
  'enrolment.changed',
  'employee.left',
  'thanks.given',
  'thanks.taken_back',
  'redemption.taken',
  'redemption.voided',
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/** A try that its owner asked for: not of the city's life, sent once. */
export const PING = 'ping';
