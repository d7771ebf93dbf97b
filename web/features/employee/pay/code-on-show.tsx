import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Notice } from '../../../shared/ui/notice';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { useNow } from '../use-now';
import { texts } from './pay.texts';
import type { Code, ShownCode } from './use-code';

const QUARTER_MS = 250;

/** The code as the clerk scans or types it, how long it holds, and what comes after. */
export function CodeOnShow({ shown, code, onAnew }: { shown: ShownCode; code: Code; onAnew: () => void }) {
  const t = useText(texts);
  const { yen } = useFormat();
  const now = useNow(QUARTER_MS);
  const { over, until, busy, error, hide } = shown;
  const seconds = Math.max(0, Math.ceil((until - now) / 1_000));
  return (
    <div className="flex flex-col gap-4">
      <p className="text-center text-3xl font-bold tabular-nums">{t.payingOf(code.notes, yen(code.amount))}</p>
      {over || error ? (
        <>
          {error ? (
            <ProblemNotice error={error} />
          ) : (
            <Notice kind="warning" title={t.paused} live>
              <p>{t.pausedLead}</p>
            </Notice>
          )}
          <Button size="lg" wide busy={busy} onPress={onAnew}>
            {t.newCode}
          </Button>
        </>
      ) : (
        <>
          <div className="mx-auto flex w-full max-w-80 flex-col gap-3 overflow-hidden rounded-16 border border-solid-gray-300 bg-white p-4 shadow-2">
            <img
              alt={t.qr}
              src={`data:image/svg+xml,${encodeURIComponent(code.qrSvg)}`}
              className="-mx-4 -mt-4 -mb-3 aspect-square w-[calc(100%+2rem)] max-w-none"
            />
            <p className="text-center leading-tight">
              <span className="block text-sm text-solid-gray-700">{t.number}</span>
              <span className="text-4xl font-bold tracking-wide whitespace-nowrap tabular-nums max-[22rem]:text-3xl">
                {code.digits.slice(0, 4)} {code.digits.slice(4)}
              </span>
            </p>
            <progress
              max={60}
              value={seconds}
              aria-label={t.seconds(seconds)}
              className="h-2 w-full appearance-none overflow-hidden rounded-full bg-solid-gray-200 [&::-moz-progress-bar]:bg-blue-900 [&::-webkit-progress-bar]:bg-solid-gray-200 [&::-webkit-progress-value]:bg-blue-900"
            />
            <p className="text-center font-bold tabular-nums">{busy ? t.renewing : t.seconds(seconds)}</p>
          </div>
          {/* Said when a new code stands there, not each second. */}
          <p role="status" className="sr-only">
            {t.renewed} {code.digits.split('').join(' ')}
          </p>
        </>
      )}
      <Button kind="plain" onPress={hide}>
        {t.otherAmount}
      </Button>
    </div>
  );
}
