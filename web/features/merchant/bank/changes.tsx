import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { StatusTag, type Tone } from '../../../shared/ui/status-tag';
import { words } from '../words';
import { texts } from './bank.texts';

type Change = components['schemas']['BankAccountChangeView'];

const TONES: Record<Change['state'], Tone> = { requested: 'info', approved: 'good', refused: 'bad' };

/** What was asked for, and what the city decided and why. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const t = useText(texts);
  const w = useText(words);
  const { instant } = useFormat();
  return (
    <ul className="flex flex-col divide-y divide-solid-gray-200 border-y border-solid-gray-200">
      {changes.map(
        ({ id, state, bankCode, branchCode, accountKind, accountNumber, requestedAt, decidedAt, reason }) => (
          <li key={id} className="flex flex-col gap-1 py-3">
            <p className="flex flex-wrap items-center gap-3">
              <StatusTag tone={TONES[state]}>{w.change[state]}</StatusTag>
              <strong>
                {bankCode}-{branchCode} {w.account[accountKind]} {accountNumber}
              </strong>
            </p>
            <p className="text-sm text-solid-gray-700">
              {t.askedAt(instant(requestedAt))}
              {decidedAt && ` ・ ${t.decidedAt(instant(decidedAt))}`}
            </p>
            {reason && <p className="whitespace-pre-line">{reason}</p>}
          </li>
        ),
      )}
    </ul>
  );
}
