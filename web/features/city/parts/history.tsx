import { useText } from '../../../shared/i18n/texts';
import { texts } from './history.texts';

export interface HistoryItem {
  key: string;
  title: string;
  /** From when it holds. */
  day: string;
  recorded: string;
  by: string;
  reason: string;
  details?: readonly string[];
}

/** What happened, in a line from the newest down. */
export function History({ items }: { items: readonly HistoryItem[] }) {
  const t = useText(texts);
  if (items.length === 0) return <p>{t.none}</p>;
  return (
    <ol className="flex flex-col">
      {items.map(({ key, title, day, recorded, by, reason, details = [] }) => (
        <li key={key} className="relative flex flex-col gap-1 border-l-2 border-solid-gray-300 pb-6 pl-6 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute top-1.5 -left-[7px] size-3 rounded-full border-2 border-blue-900 bg-white"
          />
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-bold">{title}</span>
            <span className="tabular-nums">{day}</span>
          </p>
          {details.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {reason && (
            <p>
              <span className="text-solid-gray-700">{t.reason}：</span>
              {reason}
            </p>
          )}
          <p className="text-sm text-solid-gray-700">
            {by && `${t.by}：${by}　`}
            {t.recorded(recorded)}
          </p>
        </li>
      ))}
    </ol>
  );
}
