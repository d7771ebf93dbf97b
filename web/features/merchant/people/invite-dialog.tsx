import { useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { useAccount } from '../../../shared/session/use-account';
import { RadioField } from '../../../shared/ui/choice-field';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { fieldError } from '../../../shared/ui/problem-notice';
import { SelectField } from '../../../shared/ui/select-field';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { useMerchant, useShops } from '../shop/use-merchant';
import { words } from '../words';
import { texts } from './people.texts';

const ROLES = ['merchant_clerk', 'merchant_owner'] as const;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** @param self fills in the own name and address: an owner who stands at the till too is a clerk beside it */
export function InviteDialog({ self, onClose }: { self: boolean; onClose: () => void }) {
  const t = useText(texts);
  const w = useText(words);
  const { say } = useToast();
  const merchant = useMerchant();
  const { data: account } = useAccount();
  const { data: shops = [] } = useShops();
  const [role, setRole] = useState<(typeof ROLES)[number]>('merchant_clerk');
  const [shop, setShop] = useState<string>();
  const [typedName, setName] = useState<string>();
  const [typedEmail, setEmail] = useState<string>();
  const [tried, setTried] = useState(false);
  const name = typedName ?? (self ? (account?.name ?? '') : '');
  const email = typedEmail ?? (self ? (account?.email ?? '') : '');
  const shopId = shop ?? shops[0]?.id;
  const invite = useCommand('post', '/api/v1/invitations', {
    refresh: ['/api/v1/invitations'],
    onDone: () => {
      say(t.sent);
      onClose();
    },
  });
  const send = () => {
    setTried(true);
    if (!merchant || name.trim() === '' || !EMAIL.test(email.trim())) return;
    const bound = { merchantId: merchant.merchantId, ...(role === 'merchant_clerk' && shopId ? { shopId } : {}) };
    invite.mutate({ body: { role, name: name.trim(), email: email.trim(), ...bound } });
  };
  return (
    <ConfirmDialog
      title={t.inviteTitle}
      open
      action={t.send}
      busy={invite.isPending}
      error={invite.error}
      onClose={onClose}
      onConfirm={send}
    >
      <p>{t.inviteLead}</p>
      <RadioField
        label={t.role}
        value={role}
        onChange={setRole}
        options={ROLES.map((value) => ({ value, label: w.roles[value], hint: t.roleHints[value] }))}
      />
      {role === 'merchant_clerk' && shopId && (
        <SelectField
          label={t.shop}
          value={shopId}
          onChange={setShop}
          options={shops.map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
      <TextField
        label={t.name}
        value={name}
        onChange={setName}
        maxLength={100}
        required
        error={tried && name.trim() === '' ? t.nameMissing : fieldError(invite.error, 'name')}
      />
      <TextField
        label={t.email}
        type="email"
        inputMode="email"
        value={email}
        onChange={setEmail}
        maxLength={254}
        required
        error={tried && !EMAIL.test(email.trim()) ? t.emailWrong : fieldError(invite.error, 'email')}
      />
    </ConfirmDialog>
  );
}
