import { lazy, Suspense, useEffect, useState } from 'react';
import { confirmBy } from '../../shared/session/confirm-first';

const Shown = lazy(async () => ({ default: (await import('./confirm-first')).ConfirmFirstDialog }));

/** Fetched only when the service asks who it is. */
export function ConfirmFirst() {
  const [answer, setAnswer] = useState<(confirmed: boolean) => void>();
  useEffect(() => confirmBy(() => new Promise<boolean>((done) => setAnswer(() => done))), []);
  if (!answer) return null;
  return (
    <Suspense>
      <Shown
        onAnswer={(confirmed) => {
          setAnswer(undefined);
          answer(confirmed);
        }}
      />
    </Suspense>
  );
}
