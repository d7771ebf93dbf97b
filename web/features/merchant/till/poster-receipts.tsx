import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { words } from '../words';
import { texts } from './till.texts';
import type { TillEvent } from './use-till-events';

interface Props {
  receipts: readonly (TillEvent & { undone: boolean })[];
  onUndo: (receipt: TillEvent) => void;
  onClose: (receipt: TillEvent) => void;
}

/** What customers have just paid by the poster: nobody at the till did anything, so it is told large. */
export function PosterReceipts({ receipts, onUndo, onClose }: Props) {
  const t = useText(texts);
  const w = useText(words);
  const { yen, time } = useFormat();
  return (
    <div role="status" className="flex flex-col gap-3 empty:hidden">
      {receipts.map((one) => (
        <div
          key={one.redemptionId}
          className={`flex flex-wrap items-center justify-between gap-4 rounded-16 p-5 ${one.undone ? 'bg-solid-gray-100 text-solid-gray-900' : 'bg-green-900 text-white'}`}
        >
          <div>
            <p className="text-lg font-bold">{one.undone ? t.posterUndone : t.posterTaken}</p>
            <p className="text-4xl leading-tight font-bold tabular-nums sm:text-5xl">
              {w.notes(one.notes)} <span className="text-2xl">{yen(one.amount)}</span>
            </p>
            <p>{time(one.happenedAt)}</p>
          </div>
          <div className="flex flex-wrap gap-2">
            {!one.undone && (
              <Button kind="secondary" size="sm" onPress={() => onUndo(one)}>
                {t.undo}
              </Button>
            )}
            <Button
              kind="secondary"
              size="sm"
              aria-label={t.posterClose(w.notes(one.notes))}
              onPress={() => onClose(one)}
            >
              {t.ok}
            </Button>
          </div>
        </div>
      ))}
    </div>
  );
}
