import { type ReactNode, useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Dialog } from '../../../shared/ui/dialog';
import { fieldError, ProblemNotice } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { texts } from './employers.texts';

interface Field {
  name: string;
  label: string;
  value: string;
  hint?: string;
  type?: 'email' | 'text';
  most?: number;
}

interface Props {
  title: string;
  fields: readonly Field[];
  action: string;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onSave: (filled: Record<string, string>) => void;
  children?: ReactNode;
}

/** A few texts about something, all of which have to say something. */
export function ChangeDialog({ title, fields, action, busy, error, onClose, onSave, children }: Props) {
  const t = useText(texts);
  const [filled, setFilled] = useState(() => Object.fromEntries(fields.map(({ name, value }) => [name, value])));
  const [tried, setTried] = useState(false);
  const isEmpty = (name: string) => (filled[name] ?? '').trim() === '';
  return (
    <Dialog title={title} open onClose={onClose} firm>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!fields.some(({ name }) => isEmpty(name))) onSave(filled);
        }}
      >
        {children}
        {fields.map(({ name, label, hint, type, most = 200 }) => (
          <TextField
            key={name}
            label={label}
            hint={hint}
            type={type}
            required
            maxLength={most}
            value={filled[name] ?? ''}
            onChange={(value) => setFilled({ ...filled, [name]: value })}
            error={tried && isEmpty(name) ? t.missing : fieldError(error, name)}
          />
        ))}
        <ProblemNotice error={error} />
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Button kind="secondary" onPress={onClose} isDisabled={busy}>
            {t.cancel}
          </Button>
          <Button type="submit" busy={busy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
