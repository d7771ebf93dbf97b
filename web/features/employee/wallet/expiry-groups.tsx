import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Empty } from '../../../shared/ui/empty';
import { Section } from '../../../shared/ui/section';
import { daysLeft } from './days-left';
import { NoteStack } from './note-stack';
import type { NotesByExpiry, WalletBalance } from './use-wallet';
import { texts } from './wallet.texts';

/** All notes, those that lapse first at the top. */
export function ExpiryGroups({ held }: { held: WalletBalance }) {
  const t = useText(texts);
  if (held.byExpiry.length === 0) return <Empty title={t.none}>{t.noneParent}</Empty>;
  const passable = held.givable.notes > held.own.notes;
  return (
    <Section title={t.byExpiry} lead={<p>{passable ? t.kindsLeadPassable : t.kindsLead}</p>}>
      <ul className="grid gap-6 sm:grid-cols-2">
        {held.byExpiry.map((group) => (
          <li key={`${group.expiresOn} ${group.noteYen}`}>
            <Group group={group} today={held.asOf} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Group({ group, today }: { group: NotesByExpiry; today: string }) {
  const t = useText(texts);
  const { day } = useFormat();
  return (
    <div className="flex flex-col gap-2">
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-bold">{t.until(day(group.expiresOn))}</span>
        <span className="text-sm text-solid-gray-700">{t.left(daysLeft(group.expiresOn, today))}</span>
      </h3>
      {(['own', 'received'] as const).map(
        (kind) =>
          group[kind].notes > 0 && (
            <NoteStack key={kind} kind={kind} noteYen={group.noteYen} notes={group[kind].notes} />
          ),
      )}
    </div>
  );
}
