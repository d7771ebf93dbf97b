import { useState } from 'react';
import type { components } from '../../../../shared/api/schema';
import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { TextLink } from '../../../../shared/ui/link';
import { StatusTag } from '../../../../shared/ui/status-tag';
import { useToast } from '../../../../shared/ui/toast';
import { Yen } from '../../../../shared/ui/yen';
import { ReasonDialog } from '../../parts/reason-dialog';
import { useCityPath } from '../../parts/use-city-path';
import { FigureTable } from '../parts/figure-table';
import { texts } from './receipts.texts';

type Match = components['schemas']['MatchView'];

interface Props {
  caption: string;
  matches: readonly Match[];
  /** From which side it is looked at: a payment's, or a paper's. */
  of: 'receipt' | 'paper';
}

/** What was counted for which invoice, also what was undone; what stands can be undone. */
export function MatchTable({ caption, matches, of }: Props) {
  const t = useText(texts);
  const path = useCityPath();
  const may = usePermissions();
  const { instant } = useFormat();
  const [undoing, undo] = useState<Match>();
  const mayUndo = may('receipts.write') && matches.some(isUndoable);
  const sum = matches.filter(({ undoneAt }) => undoneAt === null).reduce((total, { amount }) => total + amount, 0);
  return (
    <>
      <FigureTable
        caption={caption}
        rows={matches}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'invoice',
            label: t.columns.invoice,
            cell: (match) => (
              <span className="flex flex-col items-start">
                {of === 'receipt' ? (
                  <TextLink
                    to={path(`invoices/${match.invoiceId}`)}
                  >{`${match.invoiceNumber} ${match.employerName}`}</TextLink>
                ) : match.receiptId ? (
                  <TextLink to={path(`receipts/${match.receiptId}`)}>{t.receiptLink}</TextLink>
                ) : (
                  <TextLink to={path(`invoices/${match.creditNoteId}`)}>{t.creditNote}</TextLink>
                )}
              </span>
            ),
          },
          { key: 'reason', label: t.columns.reason, cell: (match) => <Reason match={match} /> },
          { key: 'when', label: t.columns.when, cell: ({ matchedAt }) => instant(matchedAt) },
          {
            key: 'state',
            label: t.columns.state,
            cell: ({ undoneAt, undoReason }) =>
              undoneAt === null ? (
                <StatusTag tone="good">{t.standing}</StatusTag>
              ) : (
                <>
                  <StatusTag>{t.undone(instant(undoneAt))}</StatusTag> {undoReason}
                </>
              ),
          },
          {
            key: 'amount',
            label: t.columns.amount,
            align: 'end',
            cell: (match) => (
              <span className={match.undoneAt === null ? '' : 'text-solid-gray-700 line-through'}>
                <Yen amount={match.amount} />
              </span>
            ),
            total: <Yen amount={sum} />,
          },
          ...(mayUndo
            ? [
                {
                  key: 'undo',
                  label: t.columns.undo,
                  align: 'end' as const,
                  cell: (match: Match) =>
                    isUndoable(match) ? (
                      <Button
                        kind="plain"
                        size="sm"
                        aria-label={t.undoOf(match.invoiceNumber)}
                        onPress={() => undo(match)}
                      >
                        {t.undo}
                      </Button>
                    ) : null,
                },
              ]
            : []),
        ]}
      />
      {undoing && <UndoDialog match={undoing} onClose={() => undo(undefined)} />}
    </>
  );
}

function isUndoable({ receiptId, undoneAt }: Match): boolean {
  return receiptId !== null && undoneAt === null;
}

/** In words where the reason is one of ours; else as somebody wrote it. */
function Reason({ match: { reason } }: { match: Match }) {
  const words: Readonly<Record<string, string>> = useText(texts).reasons;
  return words[reason] ?? reason;
}

function UndoDialog({ match, onClose }: { match: Match; onClose: () => void }) {
  const t = useText(texts);
  const { yen } = useFormat();
  const { say } = useToast();
  const undo = useCommand('post', '/api/v1/matches/{id}/undo', { onDone: () => (say(t.undoDone), onClose()) });
  return (
    <ReasonDialog
      title={t.undoTitle(match.invoiceNumber)}
      action={t.undo}
      danger
      busy={undo.isPending}
      error={undo.error}
      onClose={onClose}
      onConfirm={(reason) => undo.mutate({ params: { path: { id: match.id } }, body: { reason } })}
    >
      <p>{t.undoNote(yen(match.amount))}</p>
    </ReasonDialog>
  );
}
