import { useEffect, useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { FullScreen } from './full-screen';
import type { Intention } from './intention';
import { texts } from './result.texts';
import { serverNow } from './server-clock';

interface Props {
  intention: Intention;
  unanswered: boolean;
  onAside: () => void;
}

/** While nobody knows yet. It promises nothing to either side of the counter, and asks by itself. */
export function Checking({ intention, unanswered, onAside }: Props) {
  const t = useText(texts);
  const overdue = useOverdue(intention.deadlineAt) && unanswered;
  const head = overdue ? t.overdue : unanswered ? t.unanswered : t.checking;
  return (
    <FullScreen ground="waiting" label={head}>
      <span aria-hidden="true" className="size-16 animate-spin rounded-full border-8 border-white/30 border-t-white" />
      <div role="status" className="flex flex-col gap-4">
        <p className="text-[clamp(1.7rem,7.7vw,3.75rem)] leading-tight font-bold text-balance">{head}</p>
        {unanswered && !overdue && (
          <p className="text-2xl font-bold text-balance [word-break:auto-phrase] sm:text-3xl">{t.asking}</p>
        )}
        <p className="text-lg sm:text-xl">{overdue ? t.overdueLead : unanswered ? t.unansweredLead : t.checkingLead}</p>
        {unanswered && !overdue && <p className="text-lg font-bold sm:text-xl">{t.unansweredGoods}</p>}
      </div>
      {overdue && (
        <Button kind="secondary" size="lg" onPress={onAside} autoFocus>
          {t.aside}
        </Button>
      )}
    </FullScreen>
  );
}

/** A few seconds more than the deadline: the clocks agree to about one. */
const ROUNDING_MS = 2_000;

function useOverdue(deadlineAt: number): boolean {
  const left = deadlineAt + ROUNDING_MS - serverNow();
  const [overdue, setOverdue] = useState(left <= 0);
  useEffect(() => {
    const timer = setTimeout(() => setOverdue(true), Math.max(0, deadlineAt + ROUNDING_MS - serverNow()));
    return () => clearTimeout(timer);
  }, [deadlineAt]);
  return overdue;
}
