import type { components } from '../../../shared/api/schema';
import type { Task } from '../../../shared/ui/tasks/task';
import { isDismissed } from './dismissed';

export type ImportResult = components['schemas']['ImportView'];

/** What came of an upload. */
export interface Taken {
  taskId: string;
  taken: number;
  unchanged: number;
  refused: number;
}

export const IMPORT_TASK = 'import-files';

/** What the newest upload that has ended left behind; a later one that was right as a whole leaves nothing. */
export function lastTaken(tasks: readonly Task[] | undefined): Taken | undefined {
  const newest = tasks?.find(({ kind, state }) => kind === IMPORT_TASK && state === 'done');
  return newest && !isDismissed(newest.id) ? takenOf(newest) : undefined;
}

export function takenOf(task: Task): Taken {
  const counts = countsOf(task.result as unknown as ImportResult);
  return { taskId: task.id, ...counts };
}

export function countsOf({ files }: Pick<ImportResult, 'files'>): Omit<Taken, 'taskId'> {
  const rows = files.flatMap((file) => file.rows);
  const of = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
  return { taken: of('taken'), unchanged: of('unchanged'), refused: of('refused') };
}
