/** Where somebody wanted to go before signing in; only ever a screen of ours. */
export function nextScreen(): string {
  const next = new URLSearchParams(location.search).get('next');
  return next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : '/home';
}

/** Loads the screen anew: what was read as somebody else is forgotten. */
export function goOn(to: string = nextScreen()): void {
  location.assign(to);
}
