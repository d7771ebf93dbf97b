import type { FileKind } from './file-kind.js';
import type { ImportedFile } from './import-file.js';
import type { RefusalCode } from './refusal.js';

/** How many rows of one kind were taken or not, and which were refused for what. */
export interface ImportCounts {
  taken: number;
  unchanged: number;
  refused: number;
  refusals: { file: string; line: number; code: RefusalCode }[];
}

export type ImportSummary = Record<'employers' | 'enrolments' | 'merchants' | 'coworkers', ImportCounts>;

const PART: Record<FileKind, keyof ImportSummary> = {
  employers: 'employers',
  roster: 'enrolments',
  merchants: 'merchants',
  coworkers: 'coworkers',
};

export function summaryOf(files: readonly ImportedFile[]): ImportSummary {
  const none = (): ImportCounts => ({ taken: 0, unchanged: 0, refused: 0, refusals: [] });
  const summary = { employers: none(), enrolments: none(), merchants: none(), coworkers: none() };
  for (const { name, kind, rows } of files) {
    const counts = summary[PART[kind]];
    for (const { line, outcome, refusal } of rows) {
      counts[outcome] += 1;
      if (refusal) counts.refusals.push({ file: name, line, code: refusal.code });
    }
  }
  return summary;
}
