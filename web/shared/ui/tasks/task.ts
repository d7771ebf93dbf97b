import type { components } from '../../api/schema';

/** Long work that the service has taken on. */
export type Task = components['schemas']['TaskView'];

export function isOver({ state }: Pick<Task, 'state'>): boolean {
  return state === 'done' || state === 'failed';
}
