const PREFIX = 'sankyu-kept ';

export interface Kept<T> {
  value: T;
  /** When it was kept, in real time. */
  at: string;
}

/** Keeps something on this device for a role, to be shown when there is no line; gone when its person signs out. */
export function keep(grantId: string, what: string, value: unknown): void {
  try {
    localStorage.setItem(keyOf(grantId, what), JSON.stringify({ value, at: new Date().toISOString() }));
  } catch {
    // A browser that keeps nothing shows nothing without a line.
  }
}

export function keptOf<T>(grantId: string, what: string): Kept<T> | undefined {
  try {
    return JSON.parse(localStorage.getItem(keyOf(grantId, what)) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether anything is kept for a role. */
export function hasKept(grantId: string): boolean {
  return Object.keys(localStorage).some((key) => key.startsWith(PREFIX) && key.endsWith(` ${grantId}`));
}

/** Of one role, or of all. */
export function forgetKept(grantId = ''): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && key.endsWith(grantId)) localStorage.removeItem(key);
  }
}

function keyOf(grantId: string, what: string): string {
  return `${PREFIX}${what} ${grantId}`;
}
