import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { TaskProgress } from '../../../../shared/ui/tasks/task-progress';
import type { Task } from '../../../../shared/ui/tasks/task';
import type { Work } from './use-work';

/** How far the long work of a screen has come. At its end all that is shown is read anew. */
export function WorkProgress({ work, onDone }: { work: Work; onDone?: (task: Task) => void }) {
  const memory = useQueryClient();
  const done = useCallback(
    (task: Task) => {
      void memory.invalidateQueries();
      onDone?.(task);
    },
    [memory, onDone],
  );
  if (!work.taskId) return null;
  return <TaskProgress key={work.taskId} taskId={work.taskId} onDone={done} />;
}
