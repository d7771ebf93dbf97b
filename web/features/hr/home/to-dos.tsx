import type { ReactNode } from 'react';
import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import type { Taken } from '../imports/taken';
import { useTo } from '../use-hr';
import { texts } from './home.texts';
import { ToDo } from './to-do';
import { signs } from './to-do.texts';

interface Props {
  badRows: Taken | undefined;
  dues: components['schemas']['DuesView'] | undefined;
  noLetter: number;
  recoveries: number;
  /** Shown where nothing waits. */
  children: ReactNode;
}

/** The most urgent first. */
export function ToDos({ badRows, dues, noLetter, recoveries, children }: Props) {
  const t = useText(texts);
  const sign = useText(signs);
  const to = useTo();
  const { yen, number, day } = useFormat();
  const all = [
    dues && dues.overdue > 0
      ? {
          key: 'overdue',
          tone: 'bad' as const,
          sign: sign.late,
          title: t.overdue(yen(dues.overdue)),
          text: (
            <>
              <p>{dues.overdueSince && t.overdueNext(day(dues.overdueSince))}</p>
              {dues.issuingStopped && <p className="font-bold text-red-900">{t.stopped}</p>}
            </>
          ),
          go: { to: to('bills'), label: t.dueGo },
        }
      : undefined,
    recoveries > 0
      ? {
          key: 'recoveries',
          tone: 'warn' as const,
          sign: sign.waits,
          title: t.recoveries(number(recoveries)),
          text: t.recoveriesNext,
          go: { to: to('people'), label: t.recoveriesGo },
        }
      : undefined,
    badRows && badRows.refused > 0
      ? {
          key: 'bad-rows',
          tone: 'warn' as const,
          sign: sign.correct,
          title: t.badRows(number(badRows.refused)),
          text: t.badRowsNext,
          go: { to: to(`import/${badRows.taskId}`), label: t.badRowsGo },
        }
      : undefined,
    dues && dues.open > dues.overdue
      ? {
          key: 'due',
          tone: 'info' as const,
          sign: sign.pay,
          title: t.due(yen(dues.open - dues.overdue)),
          text: t.dueNext,
          go: { to: to('bills'), label: t.dueGo },
        }
      : undefined,
    noLetter > 0
      ? {
          key: 'letters',
          tone: 'info' as const,
          sign: sign.send,
          title: t.letters(number(noLetter)),
          text: t.lettersNext,
          go: { to: to('letters'), label: t.lettersGo },
        }
      : undefined,
  ].filter((one) => one !== undefined);
  if (all.length === 0) return <>{children}</>;
  return (
    <ul className="flex flex-col gap-4">
      {all.map(({ key, text, ...one }, index) => (
        <ToDo key={key} {...one} first={index === 0}>
          {text}
        </ToDo>
      ))}
    </ul>
  );
}
