import { type FormEvent, useState } from 'react';
import { useCommand } from '../api/use-command';
import { useText } from '../i18n/texts';
import { Button } from '../ui/button';
import { CheckField } from '../ui/choice-field';
import { Dialog } from '../ui/dialog';
import { fieldError, ProblemNotice } from '../ui/problem-notice';
import { TextField } from '../ui/text-field';
import { texts } from './programs.texts';
import type { ProgramScope } from './scope';
import type { WebhookKind } from './webhook-kind';

interface Props {
  kinds: readonly WebhookKind[];
  scope: ProgramScope;
  onClose: () => void;
  onMade: (secret: string) => void;
}

export function NewWebhookDialog({ kinds, scope, onClose, onMade }: Props) {
  const t = useText(texts);
  const [label, setLabel] = useState('');
  const [url, setUrl] = useState('https://');
  const [chosen, setChosen] = useState<readonly WebhookKind[]>(kinds);
  const add = useCommand('post', '/api/v1/webhooks', {
    refresh: ['/api/v1/webhooks'],
    onDone: ({ secret }) => onMade(secret),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ body: { label, url, kinds: [...chosen], ...scope } });
  };
  return (
    <Dialog title={t.newWebhook} open onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField label={t.label} value={label} onChange={setLabel} maxLength={100} required />
        <TextField
          label={t.url}
          type="url"
          value={url}
          onChange={setUrl}
          required
          error={fieldError(add.error, 'url')}
        />
        <fieldset className="flex flex-col gap-1">
          <legend className="font-bold">{t.kinds}</legend>
          {kinds.map((kind) => (
            <CheckField
              key={kind}
              label={t.kind_[kind]}
              checked={chosen.includes(kind)}
              onChange={(on) => setChosen(on ? [...chosen, kind] : chosen.filter((one) => one !== kind))}
            />
          ))}
        </fieldset>
        <ProblemNotice error={add.error} />
        <Button type="submit" busy={add.isPending} isDisabled={chosen.length === 0}>
          {t.add}
        </Button>
      </form>
    </Dialog>
  );
}
