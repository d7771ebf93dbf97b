import type { Intention } from './intention';

const keptAs = (grantId: string) => `sankyu-payment:${grantId}`;

/** Written down before it is sent, so that it is asked about also after the page was closed or the tablet restarted. */
export function keepIntention(grantId: string, intention: Intention): void {
  try {
    localStorage.setItem(keptAs(grantId), JSON.stringify(intention));
  } catch {
    // Without room to write it is remembered as long as the page is open.
  }
}

export function keptIntention(grantId: string): Intention | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keptAs(grantId)) ?? 'null') as Intention | null;
    return typeof kept?.key === 'string' && typeof kept.body === 'string' ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function forgetIntention(grantId: string): void {
  localStorage.removeItem(keptAs(grantId));
}
