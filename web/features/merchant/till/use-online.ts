import { useSyncExternalStore } from 'react';

function watch(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

/** Whether the device has a line at all; that the service answers is another question. */
export function useOnline(): boolean {
  return useSyncExternalStore(watch, () => navigator.onLine);
}
