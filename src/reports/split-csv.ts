import { stringify } from 'csv-stringify/sync';
import type { SplitRow } from '../closing/dto/split.js';

const FIGURES = {
  opening: '期首',
  issued: '配付',
  redeemed: '利用',
  voided: '取消',
  expired: '失効',
  recalled: '回収',
  closing: '期末',
} as const;

const HEADER = [
  '月',
  '区分',
  ...Object.values(FIGURES).flatMap((figure) => [`${figure} 額`, `${figure} 企業`, `${figure} 市`]),
];

/** The split for a spreadsheet: UTF-8 with BOM, CRLF (RFC 4180), and no cell that a spreadsheet takes for a formula. */
export function splitCsv(rows: SplitRow[]): string {
  const lines = rows.map((row) => [
    row.month,
    row.group.name,
    ...(Object.keys(FIGURES) as (keyof typeof FIGURES)[]).flatMap((figure) => {
      const { amount, employerShare, cityShare } = row[figure];
      return [amount, employerShare, cityShare];
    }),
  ]);
  return stringify([HEADER, ...lines], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
