import { useSyncExternalStore } from 'react';

function watch(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

/** Whether the device has a line at all; that it has one says nothing of the service. */
export function useOnline(): boolean {
  return useSyncExternalStore(watch, () => navigator.onLine);
}
