const WORKER = '/sw.js';
/** Somebody's till stays open all day. */
const LOOK_AGAIN_MS = 60 * 60_000;

/**
 * Registers the worker that keeps the screens, and tells of a newer one that waits. Its own new version is looked for
 * now and then, and when the page is seen again.
 * @returns what ends the looking
 */
export function keepOnDevice(onWaiting: (worker: ServiceWorker) => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  let over = false;
  let registration: ServiceWorkerRegistration | undefined;
  const look = () => {
    // Without a line there is nothing to be found.
    if (document.visibilityState === 'visible' && navigator.onLine) registration?.update().catch(() => undefined);
  };
  const lost = () => {
    // A part of a version that is gone from the service: the waiting one has its own.
    if (registration?.waiting) switchOver(registration.waiting);
  };
  navigator.serviceWorker.register(WORKER).then(
    (found) => {
      if (over) return;
      registration = found;
      tellWhenWaiting(found, onWaiting);
    },
    // A browser that keeps nothing works as long as there is a line.
    () => undefined,
  );
  const timer = setInterval(look, LOOK_AGAIN_MS);
  document.addEventListener('visibilitychange', look);
  addEventListener('vite:preloadError', lost);
  return () => {
    over = true;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    removeEventListener('vite:preloadError', lost);
  };
}

/** Lets the newer version take over, and opens the page with it. */
export function switchOver(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage({ type: 'SKIP_WAITING' });
}

function tellWhenWaiting(registration: ServiceWorkerRegistration, onWaiting: (worker: ServiceWorker) => void): void {
  const tell = () => {
    // The very first worker of a device replaces nothing.
    if (registration.waiting && navigator.serviceWorker.controller) onWaiting(registration.waiting);
  };
  tell();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', tell);
  });
}
