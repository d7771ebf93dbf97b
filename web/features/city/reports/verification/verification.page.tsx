import { useApi } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { Empty } from '../../../../shared/ui/empty';
import { Loaded } from '../../../../shared/ui/loaded';
import { Page } from '../../../../shared/ui/page';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import type { Task } from '../../../../shared/ui/tasks/task';
import { TaskProgress } from '../../../../shared/ui/tasks/task-progress';
import { useTask } from '../../money/parts/use-task';
import { texts as words } from '../../money/parts/words.texts';
import type { Verification } from './verification';
import { texts } from './verification.texts';
import { VerificationResult } from './verification-result';

/** Runs the proof of the ledger, and says in words what came of the last one. */
export function VerificationPage() {
  const t = useText(texts);
  const w = useText(words);
  const may = usePermissions();
  const task = useTask('verify-ledger', '/api/v1/verifications');
  const tasks = useApi().useQuery('get', '/api/v1/tasks', { params: { query: { limit: 50 } } }, { staleTime: 0 });
  return (
    <Page title={t.title} lead={t.lead}>
      {may('verifications.make') ? (
        <div className="no-print">
          <Button size="lg" busy={task.begin.isPending} onPress={() => (task.clear(), task.begin.mutate({}))}>
            {tasks.data?.items.some(isProof) ? t.again : t.run}
          </Button>
        </div>
      ) : (
        <p className="text-solid-gray-700">{w.onlyFinance}</p>
      )}
      <ProblemNotice error={task.begin.error} />
      {task.taskId && <TaskProgress taskId={task.taskId} />}
      <Loaded of={tasks}>
        {({ items }) => {
          const last = items.find(isProof);
          return last ? <LastProof task={last} /> : task.taskId ? null : <Empty title={t.notYet}>{t.notYetNext}</Empty>;
        }}
      </Loaded>
    </Page>
  );
}

function isProof({ kind, state }: Task): boolean {
  return kind === 'verify-ledger' && state === 'done';
}

function LastProof({ task }: { task: Task }) {
  const t = useText(texts);
  const { instant } = useFormat();
  return (
    <>
      <VerificationResult verification={task.result as unknown as Verification} />
      {task.endedAt && <p className="text-solid-gray-700">{t.doneAt(instant(task.endedAt))}</p>}
    </>
  );
}
