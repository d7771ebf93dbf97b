import { csvOf } from '../../papers/csv.js';
import { excelOf } from '../../papers/excel.js';
import { coworkerColumns, rosterColumns } from './columns.js';
import type { CorrectionFormat } from './correction-file.js';

const TEMPLATES = {
  roster: { name: '名簿', columns: rosterColumns },
  coworkers: { name: '従業員一覧', columns: coworkerColumns },
} as const;

export type TemplateKind = keyof typeof TEMPLATES;

/** An empty file with the columns that an import of this kind looks for. */
export async function templateFile(
  kind: TemplateKind,
  format: CorrectionFormat,
): Promise<{ name: string; content: Buffer }> {
  const { name, columns } = TEMPLATES[kind];
  const header = Object.values(columns).map(({ label }) => label);
  const content =
    format === 'csv' ? csvOf([header]) : await excelOf([{ name, rows: [header], widths: header.map(() => 22) }]);
  return { name: `${name}-ひな型.${format}`, content };
}
