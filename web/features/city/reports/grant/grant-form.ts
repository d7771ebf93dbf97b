import { readYen } from '../../money/parts/read-yen';
import type { Grant } from './grant';

type Entries = Grant['entries'];
type OwnKpi = NonNullable<Entries['kpis']>[number];

export const LEDGER_KPIS = ['users', 'thanked', 'employers', 'merchants', 'redeemedRate', 'thanksRate'] as const;
export type LedgerKpi = (typeof LEDGER_KPIS)[number];

export const WORDS = ['name', 'situation', 'purpose', 'features', 'effects', 'nextSteps'] as const;

/** A KPI of the city's own while it is written. */
export interface OwnKpiForm {
  name: string;
  kind: OwnKpi['kind'];
  unit: string;
  target: string;
  actual: string;
  definition: string;
}

/** All that the form holds, as it is typed. */
export interface GrantForm extends Record<(typeof WORDS)[number], string> {
  partners: string;
  otherCosts: string;
  rate: NonNullable<Entries['rate']>;
  roundDown: boolean;
  targets: Record<LedgerKpi, string>;
  kpis: OwnKpiForm[];
}

export function formOf({ entries }: Grant): GrantForm {
  const text = (value: number | undefined | null) => (value === undefined || value === null ? '' : String(value));
  return {
    ...(Object.fromEntries(WORDS.map((word) => [word, entries[word] ?? ''])) as Record<(typeof WORDS)[number], string>),
    partners: entries.partners?.join('\n') ?? '',
    otherCosts: text(entries.otherCostsYen ?? 0),
    rate: entries.rate ?? '1/2',
    roundDown: entries.roundDown ?? true,
    targets: Object.fromEntries(LEDGER_KPIS.map((key) => [key, text(entries.targets?.[key])])) as Record<
      LedgerKpi,
      string
    >,
    kpis: (entries.kpis ?? []).map((kpi) => ({ ...kpi, target: text(kpi.target), actual: text(kpi.actual) })),
  };
}

export const isRate = (key: LedgerKpi): boolean => key === 'redeemedRate' || key === 'thanksRate';

/** undefined where nothing is written; NaN where it is no such number. */
export function readTarget(key: LedgerKpi, text: string): number | undefined {
  if (text.trim() === '') return undefined;
  if (!isRate(key)) return readYen(text) ?? NaN;
  const plain = text.normalize('NFKC').replace(/[%\s]/g, '');
  return /^\d{1,3}(\.\d)?$/.test(plain) && Number(plain) <= 100 ? Number(plain) : NaN;
}

function readNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  return /^\d{1,12}(\.\d{1,3})?$/.test(plain) ? Number(plain) : undefined;
}

export function isWhole({ name, unit, target, actual, definition }: OwnKpiForm): boolean {
  const numbers = readNumber(target) !== undefined && (actual.trim() === '' || readNumber(actual) !== undefined);
  return numbers && [name, unit, definition].every((text) => text.trim() !== '');
}

/** What is sent, or nothing where something is wrong with the form. */
export function entriesOf(form: GrantForm): Entries | undefined {
  const otherCostsYen = readYen(form.otherCosts === '' ? '0' : form.otherCosts);
  const targets = LEDGER_KPIS.map((key) => [key, readTarget(key, form.targets[key])] as const);
  const wrong =
    otherCostsYen === undefined || targets.some(([, value]) => Number.isNaN(value)) || !form.kpis.every(isWhole);
  if (wrong) return undefined;
  return {
    ...Object.fromEntries(WORDS.map((word) => [word, form[word].trim() || null])),
    partners: form.partners
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    otherCostsYen,
    rate: form.rate,
    roundDown: form.roundDown,
    targets: Object.fromEntries(targets.filter(([, value]) => value !== undefined)),
    kpis: form.kpis.map(({ target, actual, ...kpi }) => {
      const known = readNumber(actual);
      return { ...kpi, target: readNumber(target) ?? 0, ...(known === undefined ? {} : { actual: known }) };
    }),
  };
}
