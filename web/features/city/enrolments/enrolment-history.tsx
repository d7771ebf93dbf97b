import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Section } from '../../../shared/ui/section';
import { History } from '../parts/history';
import { useActors } from '../parts/use-actors';
import { texts } from './enrolment.texts';
import { words } from './words';

type Event = components['schemas']['EnrolmentEventView'];
type Field = keyof (typeof words)['ja']['fields'];

/** Everything that happened, the newest first, with who and why. */
export function EnrolmentHistory({ history }: { history: readonly Event[] }) {
  const t = useText(texts);
  const w = useText(words);
  const { day, month, instant } = useFormat();
  const { nameOf } = useActors(history.map(({ actorId }) => actorId));

  function written(field: string, value: unknown): string {
    if (value === null || value === undefined) return t.none;
    const text = String(value);
    if (field === 'state') return w.states[text as keyof typeof w.states] ?? text;
    if (field === 'endReason') return w.endReasons[text as keyof typeof w.endReasons] ?? text;
    if (/Month$/.test(field)) return month(text);
    if (/At$/.test(field)) return instant(text);
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? day(text) : text;
  }

  function changesOf({ before, after }: Event): string[] {
    return Object.keys(after ?? {}).flatMap((field) => {
      const label = w.fields[field as Field];
      if (!label) return [];
      return [`${label}：${t.from(written(field, before?.[field]), written(field, after?.[field]))}`];
    });
  }

  return (
    <Section title={t.history}>
      <History
        items={[...history].reverse().map((event) => ({
          key: String(event.number),
          title: w.events[event.event],
          day: day(event.onDate),
          recorded: instant(event.recordedAt),
          by: nameOf(event.actorId),
          reason: event.reason,
          details: event.event === 'apply' ? [] : changesOf(event),
        }))}
      />
    </Section>
  );
}
