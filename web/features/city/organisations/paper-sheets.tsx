import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../../shared/api/problem';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { give } from '../../../shared/ui/download/save-file';
import { Loaded } from '../../../shared/ui/loaded';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import type { Employee } from './employee';
import { texts } from './employees.texts';

/** Coupons on paper of one person: made once as a PDF, and stopped when they are lost. */
export function PaperSheets({ employee }: { employee: Employee }) {
  const t = useText(texts);
  const { http, useQuery } = useApi();
  const { say } = useToast();
  const { day, instant, number, yen } = useFormat();
  const may = usePermissions();
  const memory = useQueryClient();
  const [wanted, setWanted] = useState({ slips: '5', notes: '1' });
  const [making, setMaking] = useState(false);
  const [error, setError] = useState<unknown>();
  const [stopping, setStopping] = useState<string>();
  const read = useQuery('get', '/api/v1/paper-sheets', { params: { query: { employeeId: employee.id } } });
  const revoke = useCommand('delete', '/api/v1/paper-sheets/{id}', {
    onDone: () => {
      setStopping(undefined);
      say(t.revokeDone);
    },
  });
  const slips = Number(wanted.slips);
  const notes = Number(wanted.notes);
  const slipsWrong = !(Number.isInteger(slips) && slips >= 1 && slips <= 40);
  const notesWrong = !(Number.isInteger(notes) && notes >= 1 && notes <= 100);

  /** The paper is answered this once, so it is kept by the browser at once. */
  async function make() {
    setMaking(true);
    setError(undefined);
    try {
      const answer = await http.POST('/api/v1/paper-sheets', {
        body: { employeeId: employee.id, slips, notes },
        parseAs: 'blob',
      });
      if (!answer.response.ok) throw answer.error;
      give(answer.data as unknown as Blob, `${employee.name}.pdf`);
      say(t.madeDone);
      await memory.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === '/api/v1/paper-sheets' });
    } catch (why) {
      setError(isProblem(why) ? why : (why ?? new Error('paper')));
    }
    setMaking(false);
  }

  return (
    <section className="flex flex-col gap-3 border-t border-solid-gray-300 pt-4">
      <h3 className="font-bold">{t.paper}</h3>
      <p>{t.paperWhat}</p>
      <Loaded of={read} lines={1}>
        {(sheets) =>
          sheets.length === 0 ? (
            <p className="text-solid-gray-700">{t.paperNone}</p>
          ) : (
            <ul className="flex flex-col gap-2">
              {sheets.map((sheet) => (
                <li
                  key={sheet.id}
                  className="flex flex-wrap items-center justify-between gap-2 rounded-8 bg-solid-gray-50 p-3"
                >
                  <span>
                    <span className="block font-bold">
                      {t.slips(number(sheet.slips.length), yen(sheet.notes * sheet.noteYen))}
                    </span>
                    <span className="text-sm text-solid-gray-700">
                      {t.made(instant(sheet.madeAt))}　
                      {sheet.revokedAt ? t.revokedAt(instant(sheet.revokedAt)) : t.usable(day(sheet.usableThrough))}
                    </span>
                  </span>
                  {!sheet.revokedAt && may('paper_sheets.revoke') && (
                    <Button kind="secondary" size="sm" onPress={() => setStopping(sheet.id)}>
                      {t.revoke}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {may('paper_sheets.make') && (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label={t.makeSlips}
              inputMode="numeric"
              value={wanted.slips}
              onChange={(value) => setWanted({ ...wanted, slips: value })}
              error={slipsWrong ? t.badNumber : undefined}
            />
            <TextField
              label={t.makeNotes}
              hint={t.makeNotesHint}
              inputMode="numeric"
              value={wanted.notes}
              onChange={(value) => setWanted({ ...wanted, notes: value })}
              error={notesWrong ? t.badNotes : undefined}
            />
          </div>
          <ProblemNotice error={error} />
          <div>
            <Button kind="secondary" busy={making} isDisabled={slipsWrong || notesWrong} onPress={() => void make()}>
              {making ? t.making : t.make}
            </Button>
          </div>
        </>
      )}
      {stopping && (
        <ConfirmDialog
          open
          danger
          title={t.revokeTitle}
          action={t.revokeDo}
          busy={revoke.isPending}
          error={revoke.error}
          onClose={() => setStopping(undefined)}
          onConfirm={() => revoke.mutate({ params: { path: { id: stopping } } })}
        >
          <p>{t.revokeWhat}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
