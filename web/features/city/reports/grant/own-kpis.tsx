import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Button } from '../../../../shared/ui/button';
import { SelectField } from '../../../../shared/ui/select-field';
import { TextField } from '../../../../shared/ui/text-field';
import { isWhole, type OwnKpiForm } from './grant-form';
import { texts } from './grant.texts';

const MOST = 30;
const KINDS = ['outcome', 'output'] as const;
const EMPTY: OwnKpiForm = { name: '', kind: 'outcome', unit: '%', target: '', actual: '', definition: '' };

interface Props {
  kpis: readonly OwnKpiForm[];
  onChange: (kpis: OwnKpiForm[]) => void;
  tried: boolean;
}

/** KPIs that the ledger does not know. */
export function OwnKpis({ kpis, onChange, tried }: Props) {
  const t = useText(texts);
  const { number } = useFormat();
  const set = (index: number, change: Partial<OwnKpiForm>) =>
    onChange(kpis.map((kpi, at) => (at === index ? { ...kpi, ...change } : kpi)));
  return (
    <>
      {kpis.map((kpi, index) => (
        <fieldset key={index} className="flex min-w-0 flex-col gap-4 rounded-12 border border-solid-gray-300 p-4">
          <legend className="px-1 font-bold">{t.ownOf(number(index + 1))}</legend>
          <TextField
            label={t.ownName}
            value={kpi.name}
            onChange={(name) => set(index, { name })}
            maxLength={200}
            error={tried && !isWhole(kpi) ? t.ownMissing : undefined}
          />
          <div className="grid items-end gap-4 sm:grid-cols-2">
            <SelectField
              label={t.kind}
              value={kpi.kind}
              options={KINDS.map((value) => ({ value, label: t.kinds[value] }))}
              onChange={(kind) => set(index, { kind })}
            />
            <TextField label={t.ownUnit} value={kpi.unit} onChange={(unit) => set(index, { unit })} maxLength={20} />
            <TextField
              label={t.target}
              value={kpi.target}
              onChange={(target) => set(index, { target })}
              inputMode="decimal"
            />
            <TextField
              label={t.actual}
              value={kpi.actual}
              onChange={(actual) => set(index, { actual })}
              inputMode="decimal"
            />
          </div>
          <TextField
            label={t.ownDefinition}
            hint={t.ownDefinitionHint}
            value={kpi.definition}
            onChange={(definition) => set(index, { definition })}
            maxLength={500}
          />
          <div>
            <Button kind="plain" size="sm" onPress={() => onChange(kpis.filter((_kpi, at) => at !== index))}>
              {t.remove(kpi.name || t.ownOf(number(index + 1)))}
            </Button>
          </div>
        </fieldset>
      ))}
      {kpis.length < MOST && (
        <div>
          <Button kind="secondary" onPress={() => onChange([...kpis, EMPTY])}>
            {t.add}
          </Button>
        </div>
      )}
    </>
  );
}
