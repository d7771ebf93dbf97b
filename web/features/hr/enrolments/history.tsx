import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { texts } from './enrolment.texts';
import { words } from './words';

/** All that happened to an enrolment, the newest first. */
export function History({ events }: { events: readonly components['schemas']['EnrolmentEventView'][] }) {
  const t = useText(texts);
  const w = useText(words);
  const { day, instant } = useFormat();
  return (
    <ol reversed className="flex flex-col border-l-2 border-solid-gray-300 pl-5">
      {[...events].reverse().map((event) => (
        <li key={event.number} className="relative flex flex-col pb-5 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute top-2 -left-[1.7rem] size-3 rounded-full border-2 border-white bg-solid-gray-600"
          />
          <span className="font-bold">{w.event[event.event]}</span>
          <span>
            {t.on(day(event.onDate))}{' '}
            <span className="text-sm text-solid-gray-700">{t.recorded(instant(event.recordedAt))}</span>
          </span>
          {event.reason && <span className="text-solid-gray-800">{t.reason(event.reason)}</span>}
        </li>
      ))}
    </ol>
  );
}
