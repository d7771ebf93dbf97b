import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { words } from '../words';
import { texts } from './today.texts';

type Sum = components['schemas']['Sum'];

/** Numbers first: what stands, and of what it is made. */
export function Tally({ tally }: { tally: components['schemas']['Tally'] }) {
  const t = useText(texts);
  const w = useText(words);
  const { yen } = useFormat();
  const part = (label: string, { redemptions, notes, amount }: Sum) => (
    <div className="flex-1 rounded-12 border border-solid-gray-300 p-4">
      <dt>{label}</dt>
      <dd className="text-xl font-bold tabular-nums">{yen(amount)}</dd>
      <dd className="text-solid-gray-700">
        {t.times(redemptions)}・{w.notes(notes)}
      </dd>
    </div>
  );
  return (
    <dl className="flex flex-wrap gap-3">
      <div className="w-full rounded-12 bg-blue-50 p-5 sm:w-auto sm:flex-[2]">
        <dt className="font-bold">{t.net}</dt>
        <dd className="text-4xl font-bold tabular-nums">{yen(tally.net)}</dd>
        <dd>{w.notes(tally.taken.notes - tally.voided.notes)}</dd>
      </div>
      {part(t.taken, tally.taken)}
      {part(t.voided, tally.voided)}
    </dl>
  );
}
