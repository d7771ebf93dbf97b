import type { SignalRule } from '../signal-rule.js';
import { refusedPayments } from './refused-payments.js';

/** Codes that were used already are shown again and again: pictures of a screen. */
export const codeShownAgain: SignalRule = {
  kind: 'code_shown_again',
  defaults: { tries: 5 },
  sql: refusedPayments('code_used'),
};
