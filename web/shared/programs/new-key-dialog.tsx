import { type FormEvent, useState } from 'react';
import { useCommand } from '../api/use-command';
import { useText } from '../i18n/texts';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ProblemNotice } from '../ui/problem-notice';
import { SelectField } from '../ui/select-field';
import { TextField } from '../ui/text-field';
import { texts } from './programs.texts';
import type { ProgramScope, ProgramShop } from './scope';

type ProgramRole = 'pos_client' | 'hris_client';

interface Props {
  roles: readonly ProgramRole[];
  scope: ProgramScope;
  shops: readonly ProgramShop[];
  onClose: () => void;
  onMade: (secret: string) => void;
}

export function NewKeyDialog({ roles, scope, shops, onClose, onMade }: Props) {
  const t = useText(texts);
  const [label, setLabel] = useState('');
  const [role, setRole] = useState<ProgramRole>(roles[0] ?? 'pos_client');
  const [shopId, setShopId] = useState(shops[0]?.id);
  const [lastDay, setLastDay] = useState('');
  const make = useCommand('post', '/api/v1/access-tokens', {
    refresh: ['/api/v1/access-tokens'],
    onDone: ({ token }) => onMade(token ?? ''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The key is good until that day is over in Japan.
    const expiresAt = lastDay && new Date(`${lastDay}T23:59:59+09:00`).toISOString();
    make.mutate({
      body: { role, label: label.trim(), ...scope, ...(shopId && { shopId }), ...(expiresAt && { expiresAt }) },
    });
  };
  return (
    <Dialog title={t.newKey} open onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField label={t.label} hint={t.labelHint} value={label} onChange={setLabel} maxLength={100} required />
        {roles.length > 1 && (
          <SelectField
            label={t.kind}
            value={role}
            onChange={setRole}
            options={roles.map((one) => ({ value: one, label: t[one] }))}
          />
        )}
        {shopId && (
          <SelectField
            label={t.shop}
            value={shopId}
            onChange={setShopId}
            options={shops.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextField label={t.expires} type="date" value={lastDay} onChange={setLastDay} />
        <ProblemNotice error={make.error} />
        <Button type="submit" busy={make.isPending}>
          {t.make}
        </Button>
      </form>
    </Dialog>
  );
}
