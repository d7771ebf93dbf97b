import { useFormat } from '../../../shared/format/format';
import { useLanguage } from '../../../shared/i18n/language';
import { useText } from '../../../shared/i18n/texts';
import { StatusTag, type Tone } from '../../../shared/ui/status-tag';
import type { Kind } from './columns';
import { texts } from './import.texts';
import { personIn } from './person-in';
import type { PreviewRow } from './use-preview';

const TONES: Record<PreviewRow['outcome'], Tone> = { taken: 'good', unchanged: 'neutral', refused: 'bad' };

/** One row of a file: which it is, what becomes of it, and why. */
export function PreviewLine({ row, header, kind }: { row: PreviewRow; header: readonly string[]; kind: Kind }) {
  const t = useText(texts);
  const { number, month } = useFormat();
  const { language } = useLanguage();
  const { firstMonth, lastMonth, monthsLeft } = row;
  const person = personIn(header, row.cells ?? []);
  const months = firstMonth && lastMonth ? monthsIn(firstMonth, lastMonth) : undefined;
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[6rem_minmax(8rem,1fr)_minmax(0,2fr)]">
      <span className="text-sm text-solid-gray-700 tabular-nums">{t.noPerson(number(row.line))}</span>
      <span className="min-w-0 font-bold">{person || '—'}</span>
      <span className="flex min-w-0 flex-col items-start gap-1">
        <StatusTag tone={TONES[row.outcome]}>{t.tag[row.outcome]}</StatusTag>
        {row.outcome === 'refused' && <span>{row[language]}</span>}
        {row.outcome === 'unchanged' && <span className="text-solid-gray-700">{t.staysSame}</span>}
        {row.outcome === 'taken' && kind === 'coworkers' && <span>{t.becomesStaff}</span>}
        {row.outcome === 'taken' && firstMonth && lastMonth && (
          <span>
            {t.months(month(firstMonth), month(lastMonth))}{' '}
            {monthsLeft !== undefined &&
              months !== undefined &&
              monthsLeft < months &&
              t.monthsLate(number(monthsLeft))}
          </span>
        )}
      </span>
    </li>
  );
}

function monthsIn(first: string, last: string): number {
  const at = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return at(last) - at(first) + 1;
}
