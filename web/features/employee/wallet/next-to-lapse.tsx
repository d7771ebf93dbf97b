import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { daysLeft } from './days-left';
import type { NotesByExpiry } from './use-wallet';
import { texts } from './wallet.texts';

/** Within so many days it is time to do something about it. */
const SOON_DAYS = 31;

export function NextToLapse({ notes, today }: { notes: NotesByExpiry; today: string }) {
  const t = useText(texts);
  const { yen, weekday } = useFormat();
  const days = daysLeft(notes.expiresOn, today);
  const look = days <= SOON_DAYS ? 'border-warning-yellow-2 bg-yellow-50' : 'border-solid-gray-300 bg-solid-gray-50';
  return (
    <section aria-labelledby="lapses-next" className={`flex flex-col gap-1 rounded-12 border-l-8 px-4 py-3 ${look}`}>
      <h2 id="lapses-next" className="text-base font-bold">
        {t.lapsesNext}
      </h2>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          {t.until(weekday(notes.expiresOn))} <strong>{t.left(days)}</strong>
        </span>
        <span className="ml-auto text-lg font-bold tabular-nums">
          {t.notes(notes.notes)} {yen(notes.amount)}
        </span>
      </p>
    </section>
  );
}
