import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useApi } from '../../../../shared/api/use-api';
import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Button } from '../../../../shared/ui/button';
import { CheckField } from '../../../../shared/ui/choice-field';
import { LinkButton } from '../../../../shared/ui/link';
import { Loaded } from '../../../../shared/ui/loaded';
import { Loading } from '../../../../shared/ui/loading';
import { Notice } from '../../../../shared/ui/notice';
import { Page } from '../../../../shared/ui/page';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import { Section } from '../../../../shared/ui/section';
import { SelectField } from '../../../../shared/ui/select-field';
import { TextField } from '../../../../shared/ui/text-field';
import { useToast } from '../../../../shared/ui/toast';
import { readYen } from '../../money/parts/read-yen';
import { useCityPath } from '../../parts/use-city-path';
import { useFiscalYear } from '../parts/use-fiscal-year';
import type { Grant } from './grant';
import { entriesOf, formOf, type GrantForm, LEDGER_KPIS, readTarget, WORDS } from './grant-form';
import { texts } from './grant.texts';
import { OwnKpis } from './own-kpis';

const RATES = ['1/2', '3/4', '8/10'] as const;

/** What people write into the grant report of a year. */
export function EditGrantPage() {
  const t = useText(texts);
  const path = useCityPath();
  const { fiscalYear: written } = useFormat();
  const { year } = useFiscalYear();
  const grant = useApi().useQuery(
    'get',
    '/api/v1/reports/grant/{fiscalYear}',
    { params: { path: { fiscalYear: String(year) } } },
    { enabled: year !== undefined },
  );
  return (
    <Page
      title={year === undefined ? t.edit : t.editTitle(written(year))}
      back={{ to: `${path('grant')}${year === undefined ? '' : `?year=${year}`}`, label: t.back }}
      narrow
    >
      {year === undefined ? <Loading /> : <Loaded of={grant}>{(found) => <Form grant={found} />}</Loaded>}
    </Page>
  );
}

function Form({ grant }: { grant: Grant }) {
  const t = useText(texts);
  const path = useCityPath();
  const go = useNavigate();
  const { say } = useToast();
  const [form, setForm] = useState(() => formOf(grant));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<GrantForm>) => setForm((before) => ({ ...before, ...change }));
  const done = `${path('grant')}?year=${grant.fiscalYear}`;
  const save = useCommand('put', '/api/v1/reports/grant/{fiscalYear}/entries', {
    refresh: ['/api/v1/reports/grant'],
    onDone: () => (say(t.saved), void go(done)),
  });
  const entries = entriesOf(form);

  function submit() {
    setTried(true);
    if (entries) save.mutate({ params: { path: { fiscalYear: String(grant.fiscalYear) } }, body: entries });
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-8"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Section title={t.money}>
        <TextField
          label={t.otherCosts}
          value={form.otherCosts}
          onChange={(otherCosts) => set({ otherCosts })}
          inputMode="numeric"
          error={tried && readYen(form.otherCosts || '0') === undefined ? t.otherCostsBad : undefined}
        />
        <SelectField
          label={t.rateField}
          value={form.rate}
          options={RATES.map((value) => ({ value, label: value }))}
          onChange={(rate) => set({ rate })}
        />
        <CheckField label={t.roundDown} checked={form.roundDown} onChange={(roundDown) => set({ roundDown })} />
      </Section>
      <Section title={t.targets} lead={t.targetsLead}>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          {LEDGER_KPIS.map((key) => (
            <TextField
              key={key}
              label={t.units[key] ? `${t.ledger[key]}（${t.units[key]}）` : t.ledger[key]}
              value={form.targets[key]}
              onChange={(value) => set({ targets: { ...form.targets, [key]: value } })}
              inputMode="decimal"
              error={tried && Number.isNaN(readTarget(key, form.targets[key])) ? t.targetBad : undefined}
            />
          ))}
        </div>
      </Section>
      <Section title={t.own} lead={t.ownLead}>
        <OwnKpis kpis={form.kpis} onChange={(kpis) => set({ kpis })} tried={tried} />
      </Section>
      <Section title={t.texts}>
        {WORDS.map((word) => (
          <TextField
            key={word}
            label={t[word]}
            value={form[word]}
            onChange={(value) => set({ [word]: value })}
            multiline={word !== 'name'}
            maxLength={word === 'name' ? 200 : 4000}
          />
        ))}
        <TextField
          label={t.partners}
          hint={t.partnersHint}
          value={form.partners}
          onChange={(partners) => set({ partners })}
          multiline
        />
      </Section>
      {tried && !entries && <Notice kind="error" title={t.fix} live />}
      <ProblemNotice error={save.error} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={save.isPending}>
          {t.save}
        </Button>
        <LinkButton to={done} kind="secondary">
          {t.cancel}
        </LinkButton>
      </div>
    </form>
  );
}
