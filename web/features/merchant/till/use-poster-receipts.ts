import { useCallback, useState } from 'react';
import type { TillEvent } from './use-till-events';

export type PosterReceipt = TillEvent & { undone: boolean };

/** So many stand on the screen at once; all of them stand in the day's list. */
const MOST_SHOWN = 3;

/** The receipts of the poster since this screen was opened, the newest first. */
export function usePosterReceipts() {
  const [receipts, setReceipts] = useState<readonly PosterReceipt[]>([]);
  const hear = useCallback((event: TillEvent) => {
    if (event.way !== 'poster') return;
    setReceipts((before) =>
      event.kind === 'redeem'
        ? [{ ...event, undone: false }, ...before].slice(0, MOST_SHOWN)
        : before.map((one) => (one.redemptionId === event.redemptionId ? { ...one, undone: true } : one)),
    );
  }, []);
  const close = useCallback(
    ({ redemptionId }: TillEvent) => setReceipts((before) => before.filter((one) => one.redemptionId !== redemptionId)),
    [],
  );
  return { receipts, hear, close };
}
