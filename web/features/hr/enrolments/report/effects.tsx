import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Card } from '../../../../shared/ui/card';
import { monthAfter } from '../../months';
import { texts } from './report.texts';
import type { Reported } from './use-report';

/** What follows from a report, said before it is made. */
export function Effects({ what, on, applied }: { what: Reported; on: string; applied: boolean }) {
  const t = useText(texts);
  const { month } = useFormat();
  const all = t.effects[what](month(monthAfter(on))).split('\n');
  return (
    <div aria-live="polite">
      <Card tone="quiet">
        <h2 className="font-bold">{t.happens}</h2>
        <ul className="list-disc pl-5">
          {(applied ? [t.effectsApplied, ...all.slice(what === 'left' ? 3 : 1)] : all).map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
