import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Notice } from '../../../shared/ui/notice';
import { isConnectionLost } from '../../../shared/api/use-api';
import { Button } from '../../../shared/ui/button';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import type { SeenWallet } from './use-wallet';
import { texts } from './wallet.texts';

/** A balance that may have changed says when it was so. */
export function BalanceAge({ wallet: { at, age, error, askAgain } }: { wallet: SeenWallet }) {
  const t = useText(texts);
  const { time, instant } = useFormat();
  if (age === 'now' || !at) return null;
  const said = t.asOf(sameDay(at, new Date()) ? time(at) : instant(at));
  if (age === 'asked')
    return (
      <p role="status" className="text-sm text-solid-gray-700">
        {said}・{t.asked}
      </p>
    );
  if (error && !isConnectionLost(error))
    return (
      <ProblemNotice error={error}>
        <p>{said}</p>
      </ProblemNotice>
    );
  return (
    <Notice kind="warning" title={said} live>
      <p>{t.asOfLead}</p>
      <div>
        <Button kind="secondary" size="sm" onPress={askAgain}>
          {t.again}
        </Button>
      </div>
    </Notice>
  );
}

function sameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}
