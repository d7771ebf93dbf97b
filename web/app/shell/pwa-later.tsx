import { lazy, Suspense } from 'react';

/** Long enough for a wallet on a poor line to be read before its screens are kept. */
const PAUSE_MS = 3_000;

const Pwa = lazy(async () => {
  await pageIsThere();
  return { default: (await import('../pwa')).Pwa };
});

/** What keeps the screens on the device comes last: it never takes the line from what somebody waits for. */
export function PwaLater() {
  return (
    <Suspense>
      <Pwa />
    </Suspense>
  );
}

async function pageIsThere(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((done) => addEventListener('load', done, { once: true }));
  }
  await new Promise((done) => setTimeout(done, PAUSE_MS));
}
