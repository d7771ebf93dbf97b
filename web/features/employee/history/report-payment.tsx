import { useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Dialog } from '../../../shared/ui/dialog';
import { fieldError, ProblemNotice } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import type { Entry } from './entry-title';
import { texts } from './history.texts';

/** The payer says that a payment is wrong; the city judges. */
export function ReportPayment({ payment: { id, shop, amount }, onClose }: { payment: Entry; onClose: () => void }) {
  const t = useText(texts);
  const { yen } = useFormat();
  const { say } = useToast();
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);
  const report = useCommand('post', '/api/v1/redemptions/{id}/disputes', {
    refresh: ['/api/v1/disputes'],
    onDone: () => {
      say(t.sent);
      onClose();
    },
  });
  return (
    <Dialog title={t.reportTitle} open onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(words.trim() === '');
          if (words.trim() !== '') report.mutate({ params: { path: { id } }, body: { words: words.trim() } });
        }}
      >
        <p className="font-bold">{t.reportLead(shop?.name ?? '', yen(amount))}</p>
        <p>{t.reportExplain}</p>
        <TextField
          label={t.words}
          hint={t.wordsHint}
          error={missing && words.trim() === '' ? t.needWords : fieldError(report.error, 'words')}
          multiline
          required
          maxLength={1000}
          value={words}
          onChange={setWords}
        />
        <ProblemNotice error={report.error} />
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Button kind="secondary" onPress={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" busy={report.isPending}>
            {t.send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
