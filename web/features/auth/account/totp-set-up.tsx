import { type FormEvent, useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { useCommand } from '../../../shared/api/use-command';
import { Button } from '../../../shared/ui/button';
import { Card } from '../../../shared/ui/card';
import { Facts } from '../../../shared/ui/facts';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { QrCode } from '../../../shared/ui/qr-code';
import { TextField } from '../../../shared/ui/text-field';
import { texts } from './account.texts';

export function TotpSetUp({
  secret,
  uri,
  onCodes,
}: {
  secret: string;
  uri: string;
  onCodes: (codes: string[]) => void;
}) {
  const t = useText(texts);
  const [code, setCode] = useState('');
  const confirm = useCommand('post', '/api/v1/auth/totp/confirm', {
    onDone: ({ recoveryCodes }) => onCodes(recoveryCodes),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate({ body: { code: code.replace(/\s/g, '') } });
  };
  return (
    <Card tone="quiet">
      <p>{t.totpScan}</p>
      <div className="w-56 max-w-full">
        <QrCode text={uri} alt={t.totpQr} />
      </div>
      <Facts items={[{ label: t.totpSecret, value: <code className="break-all">{secret}</code> }]} />
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={t.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          required
        />
        <ProblemNotice error={confirm.error} />
        <div>
          <Button type="submit" busy={confirm.isPending}>
            {t.totpConfirm}
          </Button>
        </div>
      </form>
    </Card>
  );
}
