import { useFormat } from '../../format/format';
import { useApi } from '../../api/use-api';
import { useLanguage } from '../../i18n/language';
import { useText } from '../../i18n/texts';
import { Empty } from '../empty';
import { TextLink } from '../link';
import { Loaded } from '../loaded';
import { StatusTag, type Tone } from '../status-tag';
import { ProgressBar } from './progress-bar';
import { isOver, type Task } from './task';
import { texts } from './task.texts';
import { TaskFile } from './task-file';
import { useTaskWords } from './use-task-words';

const BETWEEN_LOOKS_MS = 2_000;
const TONES: Record<Task['state'], Tone> = { waiting: 'neutral', running: 'info', done: 'good', failed: 'bad' };

interface Props {
  /** How many of the newest. */
  limit?: number;
  /** The screen on which the result of this task is seen. */
  linkOf?: (task: Task) => string | undefined;
}

/** Long work that was asked for, the newest first: left, and found again here. */
export function TaskList({ limit = 10, linkOf }: Props) {
  const t = useText(texts);
  const api = useApi();
  const read = api.useQuery(
    'get',
    '/api/v1/tasks',
    { params: { query: { limit } } },
    {
      refetchInterval: ({ state: { data } }) => (data?.items.some((task) => !isOver(task)) ? BETWEEN_LOOKS_MS : false),
    },
  );
  return (
    <Loaded of={read}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t.none}>{t.noneNext}</Empty>
        ) : (
          <ul aria-label={t.list} className="flex flex-col gap-3">
            {items.map((task) => (
              <TaskLine key={task.id} task={task} link={linkOf?.(task)} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function TaskLine({ task, link }: { task: Task; link: string | undefined }) {
  const t = useText(texts);
  const { language } = useLanguage();
  const { instant } = useFormat();
  const { titleOf, stepOf, countOf } = useTaskWords();
  return (
    <li className="flex flex-col gap-2 rounded-12 border border-solid-gray-300 bg-white p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <p className="font-bold">{titleOf(task)}</p>
          <p className="text-sm text-solid-gray-700">{t.asked(instant(task.askedAt))}</p>
        </div>
        <StatusTag tone={TONES[task.state]}>{t.states[task.state]}</StatusTag>
      </div>
      {!isOver(task) && (
        <>
          <ProgressBar
            label={titleOf(task)}
            done={task.doneCount}
            total={task.state === 'running' ? task.totalCount : null}
          />
          <p className="flex flex-wrap justify-between gap-x-4 text-sm">
            <span>{stepOf(task)}</span>
            <span className="tabular-nums">{countOf(task)}</span>
          </p>
        </>
      )}
      {task.state === 'failed' && <p>{task.problem?.[language] ?? t.unknownFailure}</p>}
      {task.state === 'done' && (link !== undefined || task.hasFile) && (
        <div className="flex flex-wrap items-center gap-4">
          {link !== undefined && <TextLink to={link}>{t.see}</TextLink>}
          <TaskFile task={task} />
        </div>
      )}
    </li>
  );
}
