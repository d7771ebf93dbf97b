import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { nameIn } from '../../../shared/ui/download/file-name';
import { give } from '../../../shared/ui/download/save-file';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { focusFirstError } from '../focus-first-error';
import { texts } from './paper.texts';

const NOTE_YEN = 1_000;

/** How many slips of how many notes. The paper is made once: an answer that was lost is asked for anew. */
export function MakeSheet({ employeeId }: { employeeId: string }) {
  const t = useText(texts);
  const { number, yen } = useFormat();
  const { say } = useToast();
  const { http } = useApi();
  const memory = useQueryClient();
  const [slips, setSlips] = useState('10');
  const [notes, setNotes] = useState('1');
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const make = useMutation({
    mutationFn: async (body: { employeeId: string; slips: number; notes: number }) => {
      const { data, error, response } = await http.POST('/api/v1/paper-sheets', { body, parseAs: 'blob' });
      if (!data) throw error;
      give(data as unknown as Blob, nameIn(response.headers.get('Content-Disposition')) ?? 'paper-sheet.pdf');
    },
    onSuccess: async () => {
      setAsking(false);
      say(t.made);
      await memory.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === '/api/v1/paper-sheets' });
    },
  });
  const [s, n] = [whole(slips), whole(notes)];
  const slipsWrong = s < 1 || s > 40 ? t.wrongSlips : undefined;
  const notesWrong = n < 1 || n > 100 ? t.wrongNotes : !slipsWrong && s * n > 200 ? t.wrongTotal : undefined;
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        make.reset();
        if (slipsWrong || notesWrong) focusFirstError();
        else setAsking(true);
      }}
    >
      <TextField
        label={t.slips}
        hint={t.slipsHint}
        inputMode="numeric"
        required
        value={slips}
        onChange={setSlips}
        error={tried ? slipsWrong : undefined}
      />
      <TextField
        label={t.notes}
        hint={t.notesHint}
        inputMode="numeric"
        required
        value={notes}
        onChange={setNotes}
        error={tried ? notesWrong : undefined}
      />
      <p role="status" className="font-bold">
        {!slipsWrong && !notesWrong && t.total(number(s * n), yen(s * n * NOTE_YEN))}
      </p>
      <div>
        <Button type="submit">{t.go}</Button>
      </div>
      <ConfirmDialog
        title={t.make}
        open={asking}
        onClose={() => setAsking(false)}
        action={t.go}
        busy={make.isPending}
        error={make.error}
        onConfirm={() => make.mutate({ employeeId, slips: s, notes: n })}
      >
        <p>{t.total(number(s * n), yen(s * n * NOTE_YEN))}</p>
        <p>{t.confirm}</p>
      </ConfirmDialog>
    </form>
  );
}

/** Digits as people type them, also full-width ones; 0 for anything else. */
function whole(typed: string): number {
  const text = typed.trim().normalize('NFKC');
  return /^\d{1,4}$/.test(text) ? Number(text) : 0;
}
