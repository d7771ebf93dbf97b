/**
 * The places at which a program may be killed and must lose or double nothing, as a month comes to them. A test names one
 * of them in SANKYU_FAULT; the process then kills itself there, as the power would, and the same work is run again.
 */
export const FAULT_POINTS = [
  'closing:before-flip',
  'closing:after-flip',
  'closing:half-computed',
  'closing:computed',
  'closing:before-approval',
  'closing:after-approval',
  'invoicing:before',
  'invoicing:numbers-drawn',
  'invoicing:half-written',
  'invoicing:credit-notes',
  'invoicing:after',
  'receipts:half-read',
  'receipts:before-matching',
  'settling:before',
  'settling:numbers-drawn',
  'settling:lines-written',
  'settling:after',
  'batch:before',
  'batch:lines-written',
  'batch:after',
  'export:before',
  'export:file-made',
  'export:marked',
  'results:half-read',
] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number];

/** Does nothing, unless a test asked for the end of the process right here. */
export function faultPoint(point: FaultPoint): void {
  if (process.env.SANKYU_FAULT === point) process.kill(process.pid, 'SIGKILL');
}
