import { type FormEvent, useState } from 'react';
import { useCommand } from '../api/use-command';
import { useText } from '../i18n/texts';
import { Button } from '../ui/button';
import { CheckField } from '../ui/choice-field';
import { Dialog } from '../ui/dialog';
import { fieldError, ProblemNotice } from '../ui/problem-notice';
import { SelectField } from '../ui/select-field';
import { TextField } from '../ui/text-field';
import { texts } from './programs.texts';
import type { ProgramScope, ProgramShop } from './scope';
import type { WebhookKind } from './webhook-kind';

interface Props {
  kinds: readonly WebhookKind[];
  scope: ProgramScope;
  shops: readonly ProgramShop[];
  onClose: () => void;
  onMade: (secret: string) => void;
}

export function NewWebhookDialog({ kinds, scope, shops, onClose, onMade }: Props) {
  const t = useText(texts);
  const [label, setLabel] = useState('');
  const [url, setUrl] = useState('https://');
  const [chosen, setChosen] = useState<readonly WebhookKind[]>(kinds);
  const [shopId, setShopId] = useState('');
  const add = useCommand('post', '/api/v1/webhooks', {
    refresh: ['/api/v1/webhooks'],
    onDone: ({ secret }) => onMade(secret),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ body: { label: label.trim(), url, kinds: [...chosen], ...scope, ...(shopId && { shopId }) } });
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
        {shops.length > 1 && (
          <SelectField
            label={t.shop}
            value={shopId}
            onChange={setShopId}
            options={[{ value: '', label: t.allShops }, ...shops.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        )}
        <ProblemNotice error={add.error} />
        <Button type="submit" busy={add.isPending} isDisabled={chosen.length === 0}>
          {t.add}
        </Button>
      </form>
    </Dialog>
  );
}
