import { useState } from 'react';
import { useParams } from 'react-router';
import { useText } from '../../../shared/i18n/texts';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import type { Task } from '../../../shared/ui/tasks/task';
import { TaskProgress } from '../../../shared/ui/tasks/task-progress';
import { useTo } from '../use-hr';
import { Result } from './result';
import { texts } from './taken.texts';

/** An upload on its way, and what came of it: it can be left and found again. */
export function TakenPage() {
  const { taskId = '' } = useParams();
  const t = useText(texts);
  const to = useTo();
  const [done, setDone] = useState<Task>();
  const [failed, setFailed] = useState(false);
  return (
    <Page title={t.title} back={{ to: to('import'), label: t.back }}>
      {done ? (
        <Result task={done} />
      ) : (
        <TaskProgress taskId={taskId} onDone={setDone} onFailed={() => setFailed(true)} />
      )}
      {failed && (
        <>
          <p>{t.failedNext}</p>
          <div>
            <LinkButton to={to('import')}>{t.back}</LinkButton>
          </div>
        </>
      )}
    </Page>
  );
}
