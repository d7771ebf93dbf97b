import { type FormEvent, useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { texts } from './account.texts';

export function RenamePasskey({ id, label, onDone }: { id: string; label: string; onDone: () => void }) {
  const t = useText(texts);
  const [text, setText] = useState(label);
  const rename = useCommand('patch', '/api/v1/auth/passkeys/{id}', { onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate({ params: { path: { id } }, body: { label: text } });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <TextField label={t.passkeyLabel} value={text} onChange={setText} maxLength={60} required />
      <ProblemNotice error={rename.error} />
      <div>
        <Button type="submit" kind="secondary" size="sm" busy={rename.isPending}>
          {t.rename}
        </Button>
      </div>
    </form>
  );
}
