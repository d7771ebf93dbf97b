import type { ImportedFile, ImportedRow, ReadFile } from './import-file.js';
import type { JudgedRow } from './judged-row.js';
import { refusals, type Refusal } from './refusal.js';

/** A row that is sound by itself, waiting for what the registers say of it. */
export interface PendingRow<Value> {
  file: ReadFile;
  line: number;
  value: Value;
  /** Where an earlier row is about the same. */
  duplicateOf?: { file: string; line: number };
  settle(result: Pick<ImportedRow, 'outcome' | 'refusal' | 'months'>): void;
}

/**
 * The rows of all files of one kind: what their own text refuses is settled, the rest is pending. `scope` says within
 * what two rows on the same thing are duplicates: the employer for staff, the whole import for the others.
 */
export function pendingRows<Value>(
  files: readonly ReadFile[],
  judge: (file: ReadFile) => JudgedRow<Value>[],
  scope: (file: ReadFile) => string,
): { imported: ImportedFile[]; pending: PendingRow<Value>[] } {
  const first = new Map<string, { file: string; line: number }>();
  const pending: PendingRow<Value>[] = [];
  const imported = files.map((file): ImportedFile => {
    const rows = judge(file).map((row): ImportedRow => {
      const { line, cells, identity } = row;
      const result: ImportedRow = { line, cells, outcome: 'refused' };
      const key = identity && `${scope(file)} ${identity}`;
      const duplicateOf = key ? first.get(key) : undefined;
      if (key && !duplicateOf) first.set(key, { file: file.name, line });
      if ('refusal' in row) result.refusal = row.refusal;
      else {
        pending.push({
          file,
          line,
          value: row.value,
          ...(duplicateOf && { duplicateOf }),
          settle: (settled) => Object.assign(result, settled),
        });
      }
      return result;
    });
    return { name: file.name, kind: file.kind, header: file.sheet.header?.cells ?? [], rows };
  });
  return { imported, pending };
}

/** The refusal of a row that comes after another one on the same. */
export function duplicateRefusal(row: PendingRow<unknown>, label: string): Refusal | undefined {
  const { duplicateOf } = row;
  if (!duplicateOf) return undefined;
  return refusals.duplicateInFile(
    label,
    duplicateOf.line,
    duplicateOf.file === row.file.name ? undefined : duplicateOf.file,
  );
}
