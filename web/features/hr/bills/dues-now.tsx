import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Notice } from '../../../shared/ui/notice';
import { Yen } from '../../../shared/ui/yen';
import { Figure } from '../home/figure';
import { texts } from './bills.texts';

/** What is owed today; what is overdue stands above everything. */
export function DuesNow({ dues }: { dues: components['schemas']['DuesView'] }) {
  const t = useText(texts);
  const { yen, day } = useFormat();
  return (
    <>
      {dues.overdue > 0 && dues.overdueSince && (
        <Notice kind="error" title={t.lateTitle}>
          <p>{t.lateText(yen(dues.overdue), day(dues.overdueSince))}</p>
          {dues.issuingStopped && <p className="font-bold">{t.stopped}</p>}
        </Notice>
      )}
      <dl className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        <Figure label={t.open} value={<Yen amount={dues.open} />} note={dues.open > 0 ? t.openNote : t.openNone} />
        <Figure
          label={t.overdue}
          value={<Yen amount={dues.overdue} />}
          note={dues.overdueSince ? t.overdueSince(day(dues.overdueSince)) : t.overdueNone}
        />
        {dues.creditsWaiting > 0 && (
          <Figure label={t.credits} value={<Yen amount={dues.creditsWaiting} />} note={t.creditsNote} />
        )}
      </dl>
    </>
  );
}
