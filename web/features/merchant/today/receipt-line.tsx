import { useState } from 'react';
import { useFormat } from '../../../shared/format/format';
import { useGrantId } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { TextLink } from '../../../shared/ui/link';
import { StatusTag } from '../../../shared/ui/status-tag';
import { UndoDialog } from '../till/undo-dialog';
import { words } from '../words';
import { texts } from './receipt-line.texts';
import type { Redemption } from './use-today';

/** One receipt: when, how many, how much, by what; undone from here while its day lasts. */
export function ReceiptLine({ redemption, undoable }: { redemption: Redemption; undoable: boolean }) {
  const t = useText(texts);
  const w = useText(words);
  const { yen, time } = useFormat();
  const grantId = useGrantId();
  const [asking, setAsking] = useState(false);
  const { id, notes, amount, happenedAt, way, voided } = redemption;
  const what = `${time(happenedAt)} ${w.notes(notes)}`;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-2">
      <div className="min-w-0">
        <p className={`text-lg ${voided ? 'line-through' : ''}`}>
          <TextLink to={`/shop/${grantId}/receipts/${id}`}>{what}</TextLink>{' '}
          <span className="ml-1 tabular-nums">{yen(amount)}</span>
        </p>
        <p className="flex flex-wrap items-center gap-2 text-sm text-solid-gray-700">
          {w.ways[way]}
          {voided && <StatusTag>{t.undone}</StatusTag>}
        </p>
      </div>
      {undoable && !voided && (
        <Button kind="secondary" size="sm" aria-label={t.undoThis(what)} onPress={() => setAsking(true)}>
          {t.undo}
        </Button>
      )}
      {asking && <UndoDialog redemption={redemption} onClose={() => setAsking(false)} />}
    </li>
  );
}
