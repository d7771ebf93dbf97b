import type { GrantEntries, KpiTargets, KpiView } from './dto/grant.js';
import { attainmentOf } from './grant-amount.js';
import type { YearInLedger } from './ledger-kpis.service.js';

interface LedgerKpi {
  key: keyof KpiTargets;
  name: string;
  kind: KpiView['kind'];
  unit: string;
  definition: string;
  of: (year: YearInLedger) => number | null;
}

/** The KPIs that the ledger can count, each with what it is divided by. */
const KPIS: LedgerKpi[] = [
  {
    key: 'users',
    name: '券の配付を受けた人数',
    kind: 'output',
    unit: '人',
    definition: '年度内に計上した配付を一度でも受けた人（実人数）。達成率の分母は目標人数。',
    of: ({ users }) => users,
  },
  {
    key: 'thanked',
    name: 'お礼を受け取った人数',
    kind: 'output',
    unit: '人',
    definition: '年度内に券をお礼として受け取った人（実人数、リンクで受け取った人を含む）。達成率の分母は目標人数。',
    of: ({ thanked }) => thanked,
  },
  {
    key: 'employers',
    name: '参加した就労先企業数',
    kind: 'output',
    unit: '社',
    definition: '年度内の配付を負担した就労先企業の数。達成率の分母は目標社数。',
    of: ({ employers }) => employers,
  },
  {
    key: 'merchants',
    name: '券の利用があった協賛企業数',
    kind: 'output',
    unit: '社',
    definition: '年度内に券の利用が一度でもあった協賛企業の数。達成率の分母は目標社数。',
    of: ({ merchants }) => merchants,
  },
  {
    key: 'redeemedRate',
    name: '券の利用率',
    kind: 'outcome',
    unit: '%',
    definition: '年度内の利用額（取消を除く）÷ 年度内の配付額（回収を除く）。達成率の分母は目標の率。',
    of: ({ redeemedYen, issuedYen, recalledYen }) => rateOf(redeemedYen, issuedYen - recalledYen),
  },
  {
    key: 'thanksRate',
    name: 'お礼に贈られた割合',
    kind: 'outcome',
    unit: '%',
    definition:
      '年度内にお礼として贈られた額（取り戻しを除く）÷ 年度内の配付額（回収を除く）。達成率の分母は目標の率。',
    of: ({ givenYen, issuedYen, recalledYen }) => rateOf(givenYen, issuedYen - recalledYen),
  },
];

/** All KPIs of the report: those of the ledger, then those that people wrote down. */
export function kpisOf(year: YearInLedger, { targets = {}, kpis = [] }: GrantEntries): KpiView[] {
  const counted = KPIS.map(({ key, of, ...kpi }) =>
    attained({ ...kpi, key, target: targets[key] ?? null, actual: of(year) }),
  );
  return [...counted, ...kpis.map((own) => attained({ ...own, key: null, actual: own.actual ?? null }))];
}

function attained(kpi: Omit<KpiView, 'attainment'>): KpiView {
  return { ...kpi, attainment: attainmentOf(kpi.target, kpi.actual) };
}

/** Per cent with one decimal, rounded down; null of nothing. */
function rateOf(part: number, whole: number): number | null {
  return whole <= 0 ? null : Math.floor((part * 1000) / whole) / 10;
}
