import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { TextLink } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Section } from '../../../shared/ui/section';
import { ReceiptLine } from '../today/receipt-line';
import { useToday } from '../today/use-today';
import { words } from '../words';
import { texts } from './till.texts';

const SHOWN = 4;

/** The day so far, at a glance, with the last ones to be undone from here. */
export function Recent({ shopId, online }: { shopId: string; online: boolean }) {
  const t = useText(texts);
  const w = useText(words);
  const { yen } = useFormat();
  const today = useToday(shopId);
  // That there is no line is said above; what was read before stays.
  if (!online && !today.data) return null;
  return (
    <Section title={t.recent} actions={<TextLink to="today">{t.recentAll}</TextLink>}>
      <Loaded of={today}>
        {({ tally, items }) => (
          <>
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span>{t.takenToday}</span>
              <strong className="text-2xl tabular-nums">{yen(tally.net)}</strong>
              <span className="text-solid-gray-700">{w.notes(tally.taken.notes - tally.voided.notes)}</span>
            </p>
            {items.length === 0 ? (
              <p className="text-solid-gray-700">{t.recentNone}</p>
            ) : (
              <ul className="flex flex-col divide-y divide-solid-gray-200 border-y border-solid-gray-200">
                {items.slice(0, SHOWN).map((one) => (
                  <ReceiptLine key={one.id} redemption={one} undoable />
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}
