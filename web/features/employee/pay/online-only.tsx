import type { ReactNode } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { useOnline } from '../../../shared/session/use-online';
import { Notice } from '../../../shared/ui/notice';
import { texts } from './pay.texts';

/**
 * What cannot be decided without a line is not offered without one. What was `begun` stays: the same request can still
 * be sent again.
 */
export function OnlineOnly({ begun = false, children }: { begun?: boolean; children: ReactNode }) {
  const t = useText(texts);
  if (useOnline() || begun) return children;
  return (
    <Notice kind="warning" title={t.offline} live>
      <p>{t.offlineLead}</p>
    </Notice>
  );
}
