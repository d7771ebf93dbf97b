import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Page } from '../../../shared/ui/page';
import { fieldError, ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { SelectField } from '../../../shared/ui/select-field';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { useCityPath } from '../parts/use-city-path';
import { texts as employerTexts } from './employers.texts';
import { texts } from './merchants.texts';

const NEEDED = {
  name: '',
  nameKana: '',
  contactEmail: '',
  trade: '',
  area: '',
  bankCode: '',
  branchCode: '',
  accountNumber: '',
  holderKana: '',
};
const OPTIONAL = { corporateNumber: '', shopName: '', shopNameKana: '' };
const KINDS = ['普通', '当座', '貯蓄', 'その他'] as const;

export function NewMerchantPage() {
  const t = useText(texts);
  const e = useText(employerTexts);
  const { say } = useToast();
  const navigate = useNavigate();
  const path = useCityPath();
  const [filled, setFilled] = useState(NEEDED);
  const [more, setMore] = useState(OPTIONAL);
  const [accountKind, setAccountKind] = useState<(typeof KINDS)[number]>('普通');
  const [tried, setTried] = useState(false);
  const create = useCommand('post', '/api/v1/merchants', {
    onDone: ({ id }) => {
      say(t.created);
      void navigate(path(`merchants/${id}`));
    },
  });
  const field = (name: keyof typeof NEEDED) => ({
    value: filled[name],
    onChange: (value: string) => setFilled({ ...filled, [name]: value }),
    error: tried && filled[name].trim() === '' ? t.missing : fieldError(create.error, name),
    required: true,
  });
  const optional = (name: keyof typeof OPTIONAL) => ({
    value: more[name],
    onChange: (value: string) => setMore({ ...more, [name]: value }),
    error: fieldError(create.error, name),
  });
  return (
    <Page title={t.newTitle} lead={t.newLead} narrow back={{ to: path('merchants'), label: t.title }}>
      <form
        noValidate
        className="flex flex-col gap-8"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (Object.values(filled).some((value) => value.trim() === '')) return;
          const given = Object.fromEntries(Object.entries(more).filter(([, value]) => value.trim() !== ''));
          create.mutate({ body: { ...filled, ...given, accountKind } });
        }}
      >
        <Section title={t.partBusiness}>
          <TextField label={t.name} maxLength={200} {...field('name')} />
          <TextField label={t.kana} hint={e.kanaHint} maxLength={200} {...field('nameKana')} />
          <TextField
            label={`${t.number}${t.optional}`}
            hint={e.numberHint}
            inputMode="numeric"
            maxLength={40}
            {...optional('corporateNumber')}
          />
          <TextField label={t.email} hint={e.emailHint} type="email" maxLength={254} {...field('contactEmail')} />
        </Section>
        <Section title={t.partShop}>
          <TextField label={t.shopName} hint={t.shopNameHint} maxLength={200} {...optional('shopName')} />
          <TextField label={t.shopKana} hint={t.shopNameHint} maxLength={200} {...optional('shopNameKana')} />
          <TextField label={t.trade} hint={t.tradeHint} maxLength={100} {...field('trade')} />
          <TextField label={t.area} hint={t.areaHint} maxLength={100} {...field('area')} />
        </Section>
        <Section title={t.partAccount}>
          <div className="grid gap-6 sm:grid-cols-2">
            <TextField label={t.bankCode} hint={t.bankHint} inputMode="numeric" maxLength={10} {...field('bankCode')} />
            <TextField
              label={t.branchCode}
              hint={t.branchHint}
              inputMode="numeric"
              maxLength={10}
              {...field('branchCode')}
            />
            <SelectField
              label={t.accountKind}
              value={accountKind}
              onChange={setAccountKind}
              options={KINDS.map((value) => ({ value, label: t.accountKinds[value] }))}
            />
            <TextField
              label={t.accountNumber}
              hint={t.accountHint}
              inputMode="numeric"
              maxLength={20}
              {...field('accountNumber')}
            />
          </div>
          <TextField label={t.holder} hint={t.holderHint} maxLength={100} {...field('holderKana')} />
        </Section>
        <ProblemNotice error={create.error} />
        <div>
          <Button type="submit" busy={create.isPending}>
            {t.create}
          </Button>
        </div>
      </form>
    </Page>
  );
}
