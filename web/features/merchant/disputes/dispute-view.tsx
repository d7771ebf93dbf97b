import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Card } from '../../../shared/ui/card';
import { StatusTag, type Tone } from '../../../shared/ui/status-tag';
import { texts } from '../today/receipt.texts';
import { words } from '../words';
import type { Dispute } from './use-disputes';

const TONES: Record<Dispute['state'], Tone> = { open: 'info', upheld: 'good', dismissed: 'neutral' };

/** What was asked, and what the city says. */
export function DisputeView({ dispute: { state, words: said, openedAt, decision } }: { dispute: Dispute }) {
  const t = useText(texts);
  const w = useText(words);
  const { instant } = useFormat();
  return (
    <Card tone="quiet">
      <p>
        <StatusTag tone={TONES[state]}>{w.dispute[state]}</StatusTag>
      </p>
      <p className="whitespace-pre-line">{said}</p>
      <p className="text-sm text-solid-gray-700">{t.saidAt(instant(openedAt))}</p>
      {decision && (
        <div>
          <p className="font-bold">{t.answer}</p>
          <p className="whitespace-pre-line">{decision}</p>
        </div>
      )}
    </Card>
  );
}
