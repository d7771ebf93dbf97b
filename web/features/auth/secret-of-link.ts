import { useEffect, useState } from 'react';

/**
 * What stands behind the # of a mailed link. It is never sent to a server by the browser, and is taken out of the
 * address at once, so that it stays in no history and on no screen that is shared.
 */
export function useSecretOfLink(): string | undefined {
  const [secret, setSecret] = useState(readSecret);
  useEffect(() => {
    // A link that is pasted where its own screen is open already loads nothing anew.
    const read = () => setSecret((before) => readSecret() ?? before);
    const hide = () => {
      if (location.hash) history.replaceState(history.state, '', location.pathname + location.search);
    };
    const changed = () => {
      read();
      hide();
    };
    hide();
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return secret;
}

function readSecret(): string | undefined {
  try {
    return decodeURIComponent(location.hash.slice(1)) || undefined;
  } catch {
    return undefined;
  }
}
