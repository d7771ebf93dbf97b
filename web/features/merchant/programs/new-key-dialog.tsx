import { useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { SelectField } from '../../../shared/ui/select-field';
import { TextField } from '../../../shared/ui/text-field';
import { useMerchant, useShops } from '../shop/use-merchant';
import { texts } from './programs.texts';

export function NewKeyDialog({ onClose, onMade }: { onClose: () => void; onMade: (secret: string) => void }) {
  const t = useText(texts);
  const merchant = useMerchant();
  const { data: shops = [] } = useShops();
  const [label, setLabel] = useState('');
  const [shop, setShop] = useState<string>();
  const [tried, setTried] = useState(false);
  const shopId = shop ?? shops[0]?.id;
  const make = useCommand('post', '/api/v1/access-tokens', {
    refresh: ['/api/v1/access-tokens'],
    onDone: ({ token }) => {
      onClose();
      onMade(token ?? '');
    },
  });
  const submit = () => {
    setTried(true);
    if (!merchant || !shopId || label.trim() === '') return;
    make.mutate({ body: { role: 'pos_client', label: label.trim(), merchantId: merchant.merchantId, shopId } });
  };
  return (
    <ConfirmDialog
      title={t.keyMake}
      open
      action={t.keyMake}
      busy={make.isPending}
      error={make.error}
      onClose={onClose}
      onConfirm={submit}
    >
      <p>{t.keysLead}</p>
      <TextField
        label={t.label}
        hint={t.labelHint}
        value={label}
        onChange={setLabel}
        maxLength={100}
        required
        error={tried && label.trim() === '' ? t.missing : undefined}
      />
      {shopId && (
        <SelectField
          label={t.shop}
          value={shopId}
          onChange={setShop}
          options={shops.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </ConfirmDialog>
  );
}
