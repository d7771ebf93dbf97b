import { useState } from 'react';

/**
 * What stands behind the # of a mailed link. It is never sent to a server by the browser, and is taken out of the
 * address at once, so that it stays in no history and on no screen that is shared.
 */
export function useSecretOfLink(): string | undefined {
  const [secret] = useState(() => decodeURIComponent(location.hash.slice(1)) || undefined);
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search);
  return secret;
}
