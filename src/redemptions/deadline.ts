import { invalidRequest } from '../http/validation.pipe.js';
import { deadlineTooFar } from './redemption.errors.js';

const DEFAULT_DEADLINE_MS = 30_000;
const LONGEST_DEADLINE_SECONDS = 300;

/**
 * Real time after which a payment must not be posted any more.
 *
 * @param wanted as whoever sent it wrote it, in ISO 8601; 30 seconds after it arrived unless given
 * @throws DomainError deadline_too_far, invalid_request for a form of ISO 8601 that names no instant
 */
export function deadlineOf(receivedAt: Date, wanted: string | undefined): Date {
  if (wanted === undefined) return new Date(receivedAt.getTime() + DEFAULT_DEADLINE_MS);
  const deadline = new Date(wanted);
  if (Number.isNaN(deadline.getTime())) {
    throw invalidRequest([{ field: 'deadline', messages: ['deadline must be a time with its zone'] }]);
  }
  const latest = receivedAt.getTime() + LONGEST_DEADLINE_SECONDS * 1000;
  if (deadline.getTime() > latest) throw deadlineTooFar(LONGEST_DEADLINE_SECONDS);
  return deadline;
}
