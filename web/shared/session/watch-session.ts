import { hasCode, isProblem } from '../api/problem';
import { sessionEnded, strongerNeeded } from './session-ended';

/** What every refusal is looked at for, whoever asked: whether one is still signed in, and well enough for the role. */
export function watchSession(error: unknown): void {
  if (hasCode(error, 'strong_sign_in_needed')) strongerNeeded();
  else if (hasCode(error, 'sign_in_again') || (isProblem(error) && error.code === 'unauthenticated')) sessionEnded();
}
