import { useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { fieldError } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { useMerchant } from '../shop/use-merchant';
import { texts } from './shops.texts';

const FIELDS = ['name', 'nameKana', 'trade', 'area'] as const;
const EMPTY = { name: '', nameKana: '', trade: '', area: '' };

export function AddShopDialog({ onClose }: { onClose: () => void }) {
  const t = useText(texts);
  const { say } = useToast();
  const merchant = useMerchant();
  const [shop, setShop] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const add = useCommand('post', '/api/v1/merchants/{id}/shops', {
    refresh: ['/api/v1/merchants/{id}/shops'],
    onDone: () => {
      say(t.added);
      onClose();
    },
  });
  const missing = (field: (typeof FIELDS)[number]) => shop[field].trim() === '';
  const submit = () => {
    setTried(true);
    if (!merchant || FIELDS.some(missing)) return;
    add.mutate({ params: { path: { id: merchant.merchantId } }, body: shop });
  };
  const hints = { name: undefined, nameKana: undefined, trade: t.tradeHint, area: t.areaHint };
  return (
    <ConfirmDialog
      title={t.add}
      open
      action={t.add}
      busy={add.isPending}
      error={add.error}
      onClose={onClose}
      onConfirm={submit}
    >
      {FIELDS.map((field) => (
        <TextField
          key={field}
          label={t[field]}
          hint={hints[field]}
          value={shop[field]}
          onChange={(value) => setShop({ ...shop, [field]: value })}
          maxLength={field === 'name' || field === 'nameKana' ? 200 : 100}
          required
          error={tried && missing(field) ? t.missing : fieldError(add.error, field)}
        />
      ))}
    </ConfirmDialog>
  );
}
