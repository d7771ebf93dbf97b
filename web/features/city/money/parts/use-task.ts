import type { PathsWithMethod } from 'openapi-typescript-helpers';
import { useState } from 'react';
import type { paths } from '../../../../shared/api/schema';
import { useApi } from '../../../../shared/api/use-api';
import { useCommand } from '../../../../shared/api/use-command';
import { isOver, type Task } from '../../../../shared/ui/tasks/task';

const NEWEST = 50;

/** Long work of a screen: what was begun on it, or what somebody left and finds again. */
export interface TaskHere<P extends PathsWithMethod<paths, 'post'>> {
  taskId: string | undefined;
  begin: ReturnType<typeof useCommand<'post', P, Task>>;
  /** Puts what is over away, to begin anew. */
  clear: () => void;
}

/**
 * @param kind of task that this screen begins
 * @param path by which it is begun
 * @param isOurs whether such a task is about what this screen shows
 */
export function useTask<P extends PathsWithMethod<paths, 'post'>>(
  kind: string,
  path: P,
  isOurs: (input: Task['input']) => boolean = () => true,
): TaskHere<P> {
  const api = useApi();
  const [begun, setBegun] = useState<string>();
  const { data } = api.useQuery('get', '/api/v1/tasks', { params: { query: { limit: NEWEST } } }, { staleTime: 0 });
  const begin = useCommand<'post', P, Task>('post', path, {
    long: true,
    refresh: ['/api/v1/tasks'],
    onDone: ({ id }) => setBegun(id),
  });
  const open = data?.items.find((task) => task.kind === kind && !isOver(task) && isOurs(task.input));
  // What was found under way stays on the screen until its end has been read.
  const [found, setFound] = useState<string>();
  if (open && found !== open.id) setFound(open.id);
  return {
    taskId: begun ?? open?.id ?? found,
    begin,
    clear: () => (setBegun(undefined), setFound(undefined)),
  };
}
