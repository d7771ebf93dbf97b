import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** Goes to the part that the address names behind its #: it comes too late for the browser to do so. */
export function useShownPart(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (!hash) return;
    const part = document.getElementById(hash.slice(1));
    part?.scrollIntoView();
    part?.focus({ preventScroll: true });
  }, [hash]);
}
