import { useEffect, useRef } from 'react';
import { useLanguage } from '../../i18n/language';
import { useText } from '../../i18n/texts';
import { Loaded } from '../loaded';
import { Notice } from '../notice';
import { ProgressBar } from './progress-bar';
import type { Task } from './task';
import { texts } from './task.texts';
import { TaskFile } from './task-file';
import { useTaskEvents } from './use-task-events';
import { useTaskWords } from './use-task-words';

interface Props {
  taskId: string;
  /** Once, when it is done. Its result is what the same request would have answered. */
  onDone?: (task: Task) => void;
  onFailed?: (task: Task) => void;
}

/** How far long work has come, until its end. */
export function TaskProgress({ taskId, onDone, onFailed }: Props) {
  const read = useTaskEvents(taskId);
  const told = useRef<string>(undefined);
  const task = read.data;
  useEffect(() => {
    if (!task || told.current === task.id) return;
    if (task.state === 'done') onDone?.(task);
    else if (task.state === 'failed') onFailed?.(task);
    else return;
    told.current = task.id;
  }, [task, onDone, onFailed]);
  return (
    <Loaded of={read} lines={2}>
      {(now) => <TaskNow task={now} />}
    </Loaded>
  );
}

function TaskNow({ task }: { task: Task }) {
  const t = useText(texts);
  const { language } = useLanguage();
  const { titleOf, stepOf, countOf } = useTaskWords();
  if (task.state === 'failed')
    return (
      <Notice kind="error" title={`${titleOf(task)}：${t.failed}`} live>
        <p>{task.problem?.[language] ?? t.unknownFailure}</p>
      </Notice>
    );
  if (task.state === 'done')
    return (
      <Notice kind="success" title={`${titleOf(task)}：${t.done}`} live>
        <TaskFile task={task} />
      </Notice>
    );
  return (
    <div className="flex flex-col gap-3 rounded-12 border border-solid-gray-300 p-4 sm:p-6">
      <p className="font-bold">{titleOf(task)}</p>
      <ProgressBar
        label={titleOf(task)}
        done={task.doneCount}
        total={task.state === 'running' ? task.totalCount : null}
      />
      <div className="flex flex-wrap justify-between gap-x-4">
        <p role="status">{stepOf(task)}</p>
        <p className="tabular-nums">{countOf(task)}</p>
      </div>
      <p className="text-sm text-solid-gray-700">{t.leave}</p>
    </div>
  );
}
