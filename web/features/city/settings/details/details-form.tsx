import { type FormEvent, useState } from 'react';
import { useCommand } from '../../../../shared/api/use-command';
import type { components } from '../../../../shared/api/schema';
import { useText } from '../../../../shared/i18n/texts';
import { Button } from '../../../../shared/ui/button';
import { fieldError, ProblemNotice } from '../../../../shared/ui/problem-notice';
import { Section } from '../../../../shared/ui/section';
import { SelectField } from '../../../../shared/ui/select-field';
import { TextField } from '../../../../shared/ui/text-field';
import { useToast } from '../../../../shared/ui/toast';
import { DETAIL_FIELDS, DETAIL_GROUPS, type DetailName, type Details } from './detail-fields';
import { texts } from './details.texts';

type Filled = Record<DetailName, string>;

const CHOICES = {
  accountKinds: ['ordinary', 'current', 'other'],
  lineEnds: ['none', 'crlf'],
  oneOrTwo: ['1', '2'],
} as const;

export function DetailsForm({ now, onClose }: { now: Details | undefined; onClose: () => void }) {
  const t = useText(texts);
  const { say } = useToast();
  const [filled, setFilled] = useState<Filled>(() => asText(now));
  const [validFrom, setValidFrom] = useState('');
  const save = useCommand('put', '/api/v1/city/details', {
    refresh: ['/api/v1/city/details'],
    onDone: () => {
      say(t.saved);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ body: { ...asDetails(filled), ...(validFrom ? { validFrom } : {}) } });
  };
  const optionLabel = (kind: keyof typeof CHOICES, value: string) =>
    kind === 'accountKinds'
      ? t.accountKinds[value as Details['accountKind']]
      : kind === 'lineEnds'
        ? t.lineEnds[value as Details['zenginLineEnd']]
        : value;
  return (
    <form onSubmit={submit} className="flex flex-col gap-8">
      {DETAIL_GROUPS.map((group) => (
        <Section key={group} title={t[group]}>
          {DETAIL_FIELDS.filter((field) => field.group === group).map(({ name, kind }) => {
            const common = {
              label: t[name],
              value: filled[name],
              onChange: (value: string) => setFilled({ ...filled, [name]: value }),
              error: fieldError(save.error, name),
            };
            if (kind === 'accountKinds' || kind === 'lineEnds' || kind === 'oneOrTwo')
              return (
                <SelectField
                  key={name}
                  {...common}
                  options={CHOICES[kind].map((value) => ({ value, label: optionLabel(kind, value) }))}
                />
              );
            return (
              <TextField
                key={name}
                {...common}
                required={kind !== 'optional'}
                {...(kind === 'number' ? { type: 'number', inputMode: 'numeric' as const, min: 0 } : {})}
              />
            );
          })}
        </Section>
      ))}
      <TextField
        label={t.validFrom}
        type="date"
        value={validFrom}
        onChange={setValidFrom}
        error={fieldError(save.error, 'validFrom')}
      />
      <ProblemNotice error={save.error} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" size="lg" busy={save.isPending}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}

function asText(now: Details | undefined): Filled {
  const first: Partial<Filled> = {
    accountKind: 'ordinary',
    zenginLineEnd: 'none',
    settlementsAMonth: '1',
    paymentDays: '30',
    payDay: '15',
    transferFeeYen: '0',
  };
  return Object.fromEntries(
    DETAIL_FIELDS.map(({ name }) => [name, now ? String(now[name] ?? '') : (first[name] ?? '')]),
  ) as Filled;
}

function asDetails(filled: Filled): components['schemas']['SetCityDetailsDto'] {
  return {
    ...filled,
    accountKind: filled.accountKind as Details['accountKind'],
    zenginLineEnd: filled.zenginLineEnd as Details['zenginLineEnd'],
    invoiceRegistrationNumber: filled.invoiceRegistrationNumber || null,
    paymentDays: Number(filled.paymentDays),
    payDay: Number(filled.payDay),
    settlementsAMonth: filled.settlementsAMonth === '2' ? 2 : 1,
    transferFeeYen: Number(filled.transferFeeYen),
  };
}
