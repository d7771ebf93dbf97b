import { useEffect, useState } from 'react';
import { useText } from '../shared/i18n/texts';
import { Button } from '../shared/ui/button';
import { Notice } from '../shared/ui/notice';
import { texts } from './pwa.texts';
import { keepOnDevice, switchOver } from './service-worker';

/** Keeps the wallet and the till on the device, and says when a newer version waits. */
export function Pwa() {
  const t = useText(texts);
  const [waiting, setWaiting] = useState<ServiceWorker>();
  useEffect(() => keepOnDevice(setWaiting), []);
  return (
    <div role="status" className="no-print fixed inset-x-4 bottom-24 z-40 mx-auto max-w-xl empty:hidden">
      {waiting && (
        <div className="rounded-12 shadow-2">
          <Notice kind="info" title={t.ready}>
            <p>{t.lead}</p>
            <div className="flex flex-wrap gap-3">
              <Button size="sm" onPress={() => switchOver(waiting)}>
                {t.update}
              </Button>
              <Button size="sm" kind="secondary" onPress={() => setWaiting(undefined)}>
                {t.later}
              </Button>
            </div>
          </Notice>
        </div>
      )}
    </div>
  );
}
