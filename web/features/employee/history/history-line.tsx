import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { StatusTag } from '../../../shared/ui/status-tag';
import { dayInJapan } from '../in-japan';
import { type Entry, titleOf } from './entry-title';
import { texts } from './history.texts';

interface Props {
  entry: Entry;
  /** A payment that was undone later. */
  undone: boolean;
  onWrong: (entry: Entry) => void;
}

export function HistoryLine({ entry, undone, onWrong }: Props) {
  const t = useText(texts);
  const { yen, weekday } = useFormat();
  const { kind, direction, amount, notes, happenedAt, message } = entry;
  const into = direction === 'in';
  return (
    <li className="flex flex-col gap-1 py-3">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="leading-snug font-bold">{titleOf(entry, t)}</p>
          <div className="flex flex-wrap items-center gap-x-1 text-sm text-solid-gray-700">
            <time dateTime={happenedAt}>{weekday(dayInJapan(happenedAt))}</time>
            {undone && <StatusTag>{t.voided}</StatusTag>}
            {kind === 'redeem' && !undone && (
              <Button
                kind="plain"
                size="sm"
                aria-label={`${t.report} ${titleOf(entry, t)}`}
                onPress={() => onWrong(entry)}
              >
                {t.report}
              </Button>
            )}
          </div>
        </div>
        <p className="shrink-0 text-right leading-snug whitespace-nowrap tabular-nums">
          <strong className={`text-lg ${into ? 'text-green-1000' : ''} ${undone ? 'line-through' : ''}`}>
            {into ? '+' : '−'}
            {yen(amount)}
          </strong>
          <span className="block text-sm text-solid-gray-700">{t.notes(notes)}</span>
        </p>
      </div>
      {message && <p className="text-sm whitespace-pre-wrap text-solid-gray-800">{`「${message}」`}</p>}
    </li>
  );
}
