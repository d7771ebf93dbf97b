import { forgetKept } from '../../shared/session/kept';

const KEPT = 'sankyu-next';
/** As long as a mailed link or a visit to another service can take. */
const KEPT_FOR_MS = 15 * 60_000;

/** Where somebody wanted to go before signing in; only ever a screen of ours. */
export function nextScreen(): string {
  return ours(new URLSearchParams(location.search).get('next')) ?? kept() ?? '/home';
}

/** The way in leads through a letter or another service, and comes back without the address that one began from. */
export function keepNext(): void {
  const next = ours(new URLSearchParams(location.search).get('next'));
  if (next) localStorage.setItem(KEPT, JSON.stringify({ next, at: Date.now() }));
  else localStorage.removeItem(KEPT);
}

/** Loads the screen anew: what was read as somebody else is forgotten, also by the device. */
export function goOn(to: string = nextScreen()): void {
  forgetKept();
  localStorage.removeItem(KEPT);
  location.assign(to);
}

function kept(): string | undefined {
  try {
    const { next, at } = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as { next?: string; at?: number };
    return at !== undefined && Date.now() - at < KEPT_FOR_MS ? ours(next ?? null) : undefined;
  } catch {
    return undefined;
  }
}

function ours(next: string | null): string | undefined {
  return next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : undefined;
}
