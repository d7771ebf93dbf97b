import { useState } from 'react';
import { useApi } from '../../../../shared/api/use-api';
import { isOver, type Task } from '../../../../shared/ui/tasks/task';

const NEWEST = 50;

/** Long work of a screen: what was begun on it, or what somebody left and finds again. */
export interface TaskHere {
  taskId: string | undefined;
  begin: (task: Task) => void;
  /** Puts what is over away, to begin anew. */
  clear: () => void;
}

/** @param kind of task that this screen begins  @param isOurs whether such a task is about what this screen shows */
export function useTask(kind: string, isOurs: (input: Task['input']) => boolean = () => true): TaskHere {
  const api = useApi();
  const [begun, setBegun] = useState<string>();
  const { data } = api.useQuery('get', '/api/v1/tasks', { params: { query: { limit: NEWEST } } }, { staleTime: 0 });
  const open = data?.items.find((task) => task.kind === kind && !isOver(task) && isOurs(task.input));
  // What was found under way stays on the screen until its end has been read.
  const [found, setFound] = useState<string>();
  if (open && found !== open.id) setFound(open.id);
  return {
    taskId: begun ?? open?.id ?? found,
    begin: ({ id }) => setBegun(id),
    clear: () => (setBegun(undefined), setFound(undefined)),
  };
}
