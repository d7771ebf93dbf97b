import { useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { StatusTag } from '../../../shared/ui/status-tag';
import { useToast } from '../../../shared/ui/toast';
import { texts } from './paper.texts';

/** A sheet that was printed; it, or one slip of it, can be made void. Which slips were used nobody here is told. */
export function Sheet({ sheet }: { sheet: components['schemas']['PaperSheetView'] }) {
  const t = useText(texts);
  const { number, yen, instant, day } = useFormat();
  const { say } = useToast();
  const [asking, setAsking] = useState<'sheet' | number>();
  const options = {
    refresh: ['/api/v1/paper-sheets'],
    onDone: () => {
      setAsking(undefined);
      say(t.revokedNow);
    },
  };
  const revoke = useCommand('delete', '/api/v1/paper-sheets/{id}', options);
  const revokeSlip = useCommand('delete', '/api/v1/paper-sheets/{id}/slips/{number}', options);
  const good = sheet.revokedAt === null;
  const path = { id: sheet.id };
  return (
    <li className="flex flex-col gap-3 rounded-12 border border-solid-gray-300 p-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <p className="font-bold">
          {t.of(number(sheet.slips.length), number(sheet.notes), yen(sheet.notes * sheet.noteYen))}
        </p>
        <StatusTag tone={good ? 'good' : 'neutral'}>{good ? t.valid : t.revoked}</StatusTag>
      </div>
      <p className="text-sm text-solid-gray-700">
        {t.madeAt(instant(sheet.madeAt))}
        {good && `　${t.usable(day(sheet.usableThrough))}`}
      </p>
      {good && (
        <>
          <details>
            <summary className="min-h-11 cursor-pointer py-2">{t.slipsOf}</summary>
            <ul className="flex flex-col">
              {sheet.slips.map((slip) => (
                <li key={slip.number} className="flex min-h-11 flex-wrap items-center justify-between gap-2">
                  <span>{t.slip(number(slip.number))}</span>
                  {slip.revokedAt ? (
                    <StatusTag>{t.revoked}</StatusTag>
                  ) : (
                    <Button kind="plain" size="sm" onPress={() => setAsking(slip.number)}>
                      {t.revokeSlip(number(slip.number))}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </details>
          <div>
            <Button kind="secondary" size="sm" onPress={() => setAsking('sheet')}>
              {t.revoke}
            </Button>
          </div>
        </>
      )}
      <ConfirmDialog
        title={typeof asking === 'number' ? t.revokeSlip(number(asking)) : t.revoke}
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        action={typeof asking === 'number' ? t.revokeSlip(number(asking)) : t.revoke}
        danger
        busy={revoke.isPending || revokeSlip.isPending}
        error={revoke.error ?? revokeSlip.error}
        onConfirm={() =>
          typeof asking === 'number'
            ? revokeSlip.mutate({ params: { path: { ...path, number: asking } } })
            : revoke.mutate({ params: { path } })
        }
      >
        <p>{t.revokeText}</p>
      </ConfirmDialog>
    </li>
  );
}
