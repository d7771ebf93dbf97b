import type { Imported } from './imported';

export const importParts = ['employers', 'enrolments', 'coworkers', 'merchants'] as const;
export type ImportPart = (typeof importParts)[number];

interface Counts {
  taken: number;
  unchanged: number;
  refused: number;
}

/** How many rows of each kind were taken and not. */
export function countsOf({ summary }: Imported): { part: ImportPart; counts: Counts }[] {
  return importParts.flatMap((part) => {
    const counts = summary[part] as Counts | undefined;
    return counts && counts.taken + counts.unchanged + counts.refused > 0 ? [{ part, counts }] : [];
  });
}

export const takenIn = (imported: Imported) => sumOf(imported, 'taken');
export const refusedIn = (imported: Imported) => sumOf(imported, 'refused');

function sumOf(imported: Imported, which: keyof Counts): number {
  return countsOf(imported).reduce((sum, { counts }) => sum + counts[which], 0);
}
