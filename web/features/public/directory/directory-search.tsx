import { type FormEvent, useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { SelectField } from '../../../shared/ui/select-field';
import { TextField } from '../../../shared/ui/text-field';
import { texts } from './directory.texts';

export const TIERS = ['platinum', 'gold', 'silver', 'bronze'] as const;

export interface Wish {
  words: string;
  trade: string;
  tier: (typeof TIERS)[number] | '';
}

/** What is looked for; at the address that one goes back to, it begins with what was looked for there. */
export function DirectorySearch({ wish, onAsk }: { wish: Wish; onAsk: (wish: Wish) => void }) {
  const t = useText(texts);
  const [form, setForm] = useState(wish);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk(form);
  };
  return (
    <search>
      <form onSubmit={submit} className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_auto]">
        <TextField label={t.words} type="search" value={form.words} onChange={(words) => setForm({ ...form, words })} />
        <TextField label={t.trade} value={form.trade} onChange={(trade) => setForm({ ...form, trade })} />
        <SelectField
          label={t.tier}
          value={form.tier}
          onChange={(tier) => setForm({ ...form, tier })}
          options={[
            { value: '' as const, label: t.any },
            ...TIERS.map((tier) => ({ value: tier, label: t.tiers[tier] })),
          ]}
        />
        <Button type="submit">{t.search}</Button>
      </form>
    </search>
  );
}
