import { query } from '../support/query.js';

const UP = ['issue', 'void', 'unexpire', 'unrecall'];
const COLUMN: Record<string, [string, number]> = {
  issue: ['issued', 1],
  redeem: ['redeemed', 1],
  void: ['voided', 1],
  expire: ['expired', 1],
  unexpire: ['expired', -1],
  recall: ['recalled', 1],
  unrecall: ['recalled', -1],
};
const FIGURES = ['opening', 'issued', 'redeemed', 'voided', 'expired', 'recalled', 'closing'];

/**
 * The figures of a month counted transfer by transfer from the very first one, by nothing that the program has: by
 * `grouping group figure`, each [yen, employer, city]. Groups in which all is zero are left out.
 */
export async function recomputed(url: string, cityId: number, month: string): Promise<Record<string, number[]>> {
  const transfers = await query(
    url,
    `select t.code, to_char(t.period, 'YYYY-MM') as period, t.from_account, t.to_account, t.amount, t.employer_share,
            t.city_share, a.programme_id, a.employer_id, a.municipality_id
       from ledger.transfers t join ledger.allocations a using (city_id)
      where t.city_id = ${cityId} and a.id = t.allocation_id`,
  );
  const figures = new Map<string, number[]>();
  const add = (name: string, sign: number, yen: number[]) => {
    const sum = figures.get(name) ?? [0, 0, 0];
    figures.set(
      name,
      sum.map((one, part) => one + sign * yen[part]!),
    );
  };
  for (const row of transfers) {
    const column = COLUMN[row.code!];
    if (!column || row.period! > month) continue;
    const yen = [row.amount, row.employer_share, row.city_share].map(Number);
    const groups = [
      `programme ${row.programme_id}`,
      `employer ${row.employer_id}`,
      `municipality ${row.municipality_id ?? '00000000-0000-0000-0000-000000000000'}`,
    ];
    const standing = UP.includes(row.code!) ? 1 : -1;
    const of = groups.map((group): [string, number] => [group, standing]);
    if (row.code === 'redeem') of.push([`merchant ${row.to_account}`, 1]);
    if (row.code === 'void') of.push([`merchant ${row.from_account}`, -1]);
    for (const [group, sign] of of) {
      FIGURES.forEach((figure) => add(`${group} ${figure}`, 0, yen));
      if (row.period === month) add(`${group} ${column[0]}`, column[1], yen);
      else add(`${group} opening`, sign, yen);
      add(`${group} closing`, sign, yen);
    }
  }
  const moved = (name: string) =>
    FIGURES.some((figure) =>
      figures.get(`${name.slice(0, name.lastIndexOf(' '))} ${figure}`)!.some((yen) => yen !== 0),
    );
  return Object.fromEntries([...figures].filter(([name]) => moved(name)));
}
