import { Link } from 'react-router';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { useCityPath } from '../parts/use-city-path';
import { texts } from './today.texts';
import { type Waiting, whereTo } from './where-to';

const MOST_NAMES = 3;
const DAY_MS = 86_400_000;

/** One kind of thing that waits: how many, since when, of whom; the whole of it leads to the list. */
export function WaitingCard({ waiting, today, quiet = false }: { waiting: Waiting; today: string; quiet?: boolean }) {
  const t = useText(texts);
  const { number, yen, month, day } = useFormat();
  const path = useCityPath();
  const { kind, count, forOthers, about, since } = waiting;
  const days = since ? Math.round((Date.parse(today) - Date.parse(since)) / DAY_MS) : undefined;
  const names = about.map((one) => {
    if (/^\d{4}-\d{2}$/.test(one)) return month(one);
    return /^\d{4}-\d{2}-\d{2}$/.test(one) ? day(one) : one;
  });
  return (
    <li className="min-w-0">
      <Link
        to={path(whereTo(waiting))}
        className={`flex h-full flex-col gap-2 rounded-12 border p-4 no-underline sm:p-5 ${quiet ? 'border-solid-gray-300 bg-white hover:bg-solid-gray-50' : 'border-blue-900 bg-white shadow-1 hover:bg-blue-50'}`}
      >
        <span className="flex items-start justify-between gap-4">
          <span className="text-lg leading-snug font-bold text-blue-1000 underline underline-offset-4">
            {t.kinds[kind]}
          </span>
          <span className={`shrink-0 font-bold tabular-nums ${quiet ? 'text-lg' : 'text-2xl'}`}>
            {t.items(number(count))}
          </span>
        </span>
        {!quiet && <span>{t.does[kind]}</span>}
        {(names.length > 0 || waiting.yen !== null) && (
          <span className="flex flex-wrap justify-between gap-x-4 text-solid-gray-800">
            <span className="min-w-0">
              {names.length > 0 && t.about(names.join(t.comma), count > names.length && names.length === MOST_NAMES)}
            </span>
            {waiting.yen !== null && <span className="font-bold tabular-nums">{yen(waiting.yen)}</span>}
          </span>
        )}
        {days !== undefined && (
          <span className="text-sm text-solid-gray-700">
            {days > 0 ? t.since(number(days)) : days === 0 ? t.sinceToday : t.soon(day(since!))}
          </span>
        )}
        {forOthers > 0 && <span className="text-sm text-solid-gray-700">{t.forOthers(number(forOthers))}</span>}
      </Link>
    </li>
  );
}
