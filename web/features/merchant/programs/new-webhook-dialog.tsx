import { useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { CheckField } from '../../../shared/ui/choice-field';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { fieldError } from '../../../shared/ui/problem-notice';
import { SelectField } from '../../../shared/ui/select-field';
import { TextField } from '../../../shared/ui/text-field';
import { useMerchant, useShops } from '../shop/use-merchant';
import { texts } from './programs.texts';

const KINDS = ['redemption.taken', 'redemption.voided'] as const;

export function NewWebhookDialog({ onClose, onMade }: { onClose: () => void; onMade: (secret: string) => void }) {
  const t = useText(texts);
  const merchant = useMerchant();
  const { data: shops = [] } = useShops();
  const [label, setLabel] = useState('');
  const [url, setUrl] = useState('');
  const [kinds, setKinds] = useState<readonly (typeof KINDS)[number][]>(KINDS);
  const [shopId, setShopId] = useState('');
  const [tried, setTried] = useState(false);
  const urlFits = /^https:\/\/\S+$/.test(url.trim());
  const make = useCommand('post', '/api/v1/webhooks', {
    refresh: ['/api/v1/webhooks'],
    onDone: ({ secret }) => {
      onClose();
      onMade(secret);
    },
  });
  const submit = () => {
    setTried(true);
    if (!merchant || label.trim() === '' || !urlFits || kinds.length === 0) return;
    const bound = { merchantId: merchant.merchantId, ...(shopId ? { shopId } : {}) };
    make.mutate({ body: { label: label.trim(), url: url.trim(), kinds: [...kinds], ...bound } });
  };
  return (
    <ConfirmDialog
      title={t.hookMake}
      open
      action={t.hookMake}
      busy={make.isPending}
      error={make.error}
      onClose={onClose}
      onConfirm={submit}
    >
      <TextField
        label={t.label}
        hint={t.labelHint}
        value={label}
        onChange={setLabel}
        maxLength={100}
        required
        error={tried && label.trim() === '' ? t.missing : undefined}
      />
      <TextField
        label={t.url}
        hint={t.urlHint}
        type="url"
        inputMode="url"
        value={url}
        onChange={setUrl}
        maxLength={2_000}
        required
        error={tried && !urlFits ? t.urlWrong : fieldError(make.error, 'url')}
      />
      <fieldset>
        <legend className="mb-1.5 font-bold">{t.kinds}</legend>
        {KINDS.map((kind) => (
          <CheckField
            key={kind}
            label={t.kind[kind]}
            checked={kinds.includes(kind)}
            onChange={(wanted) => setKinds(wanted ? [...kinds, kind] : kinds.filter((one) => one !== kind))}
          />
        ))}
        {tried && kinds.length === 0 && <p className="text-sm font-bold text-red-900">{t.kindMissing}</p>}
      </fieldset>
      {shops.length > 1 && (
        <SelectField
          label={t.shop}
          value={shopId}
          onChange={setShopId}
          options={[{ value: '', label: t.allShops }, ...shops.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
    </ConfirmDialog>
  );
}
