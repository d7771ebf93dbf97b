import { useState } from 'react';
import { useCommand } from '../../../../shared/api/use-command';
import { useText } from '../../../../shared/i18n/texts';
import { Button } from '../../../../shared/ui/button';
import { Dialog } from '../../../../shared/ui/dialog';
import { fieldError, ProblemNotice } from '../../../../shared/ui/problem-notice';
import { TextField } from '../../../../shared/ui/text-field';
import { useToast } from '../../../../shared/ui/toast';
import { texts } from './accounts.texts';
import type { EmployerAccount } from './employer-account';

/** Gives an employer the account into which it pays from now on. */
export function AccountDialog({ employer, onClose }: { employer: EmployerAccount; onClose: () => void }) {
  const t = useText(texts);
  const { say } = useToast();
  const [account, setAccount] = useState(employer.account ?? '');
  const [tried, setTried] = useState(false);
  const good = /^\d{7,14}$/.test(account.normalize('NFKC').replace(/[-\s]/g, ''));
  const save = useCommand('put', '/api/v1/employers/{id}/virtual-account', {
    refresh: ['/api/v1/virtual-accounts'],
    onDone: () => (say(t.saved(employer.employerName)), onClose()),
  });
  return (
    <Dialog title={t.dialog(employer.employerName)} open onClose={onClose} firm>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (good) save.mutate({ params: { path: { id: employer.employerId } }, body: { account } });
        }}
      >
        <TextField
          label={t.field}
          hint={t.hint}
          value={account}
          onChange={setAccount}
          inputMode="numeric"
          required
          autoFocus
          error={tried && !good ? t.bad : fieldError(save.error, 'account')}
        />
        <p>{t.note}</p>
        <ProblemNotice error={save.error} />
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Button kind="secondary" onPress={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" busy={save.isPending}>
            {t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
