import type { Figure, SplitRow } from './dto/split.js';
import type { Report } from './report-file.js';

/** The figures as they are called on papers, in their order. */
export const FIGURE_NAMES: Record<Figure, string> = {
  opening: '期首',
  issued: '配付',
  redeemed: '利用',
  voided: '取消',
  expired: '失効',
  recalled: '回収',
  closing: '期末',
};

const FIGURES = Object.keys(FIGURE_NAMES) as Figure[];

/** The heads of the figures: each in yen, the employers' share and the city's. */
export const FIGURE_HEADS = Object.values(FIGURE_NAMES).flatMap((figure) => [
  `${figure} 額`,
  `${figure} 企業`,
  `${figure} 市`,
]);

/** The figures of a row in the order of their heads. */
export function figureCells(row: SplitRow): number[] {
  return FIGURES.flatMap((figure) => [row[figure].amount, row[figure].employerShare, row[figure].cityShare]);
}

/** The split for a spreadsheet, its head first. */
export function splitReport(rows: SplitRow[]): Report {
  const table = rows.map((row) => [row.month, row.group.name, ...figureCells(row)]);
  return {
    name: 'split',
    sheets: [{ name: '按分', rows: [['月', '区分', ...FIGURE_HEADS], ...table], widths: [10, 28] }],
  };
}
