import { useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { useCommand } from '../../../shared/api/use-command';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { texts } from './account.texts';
import { RecoveryCodes } from './recovery-codes';
import { TotpSetUp } from './totp-set-up';

/** The authenticator app and what stands in for it. */
export function TotpSection({ isSetUp, hasPassword }: { isSetUp: boolean; hasPassword: boolean }) {
  const t = useText(texts);
  const [codes, setCodes] = useState<string[]>();
  const [asked, setAsked] = useState<'remove' | 'codes'>();
  const begin = useCommand('post', '/api/v1/auth/totp', { refresh: [] });
  const remove = useCommand('post', '/api/v1/auth/totp/remove', { onDone: () => setAsked(undefined) });
  const renew = useCommand('post', '/api/v1/auth/recovery-codes', {
    onDone: ({ recoveryCodes }) => {
      setCodes(recoveryCodes);
      setAsked(undefined);
    },
  });
  return (
    <Section title={t.totp} lead={<p>{isSetUp ? t.totpOn : hasPassword ? t.totpOff : t.totpAfterPassword}</p>}>
      <ProblemNotice error={begin.error} />
      {begin.data && !isSetUp && <TotpSetUp {...begin.data} onCodes={setCodes} />}
      {codes && <RecoveryCodes codes={codes} />}
      <div className="flex flex-wrap gap-3">
        {!isSetUp && hasPassword && !begin.data && (
          <Button kind="secondary" busy={begin.isPending} onPress={() => begin.mutate({})}>
            {t.totpStart}
          </Button>
        )}
        {isSetUp && (
          <>
            <Button kind="secondary" onPress={() => setAsked('codes')}>
              {t.recoveryNew}
            </Button>
            <Button kind="plain" onPress={() => setAsked('remove')}>
              {t.totpRemove}
            </Button>
          </>
        )}
      </div>
      <ConfirmDialog
        title={t.totpRemove}
        open={asked === 'remove'}
        onClose={() => setAsked(undefined)}
        onConfirm={() => remove.mutate({})}
        action={t.totpRemove}
        danger
        busy={remove.isPending}
        error={remove.error}
      >
        <p>{t.totpRemoveLead}</p>
      </ConfirmDialog>
      <ConfirmDialog
        title={t.recoveryNew}
        open={asked === 'codes'}
        onClose={() => setAsked(undefined)}
        onConfirm={() => renew.mutate({})}
        action={t.recoveryNew}
        busy={renew.isPending}
        error={renew.error}
      >
        <p>{t.recoveryNewLead}</p>
      </ConfirmDialog>
    </Section>
  );
}
