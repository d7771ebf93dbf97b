import { useText } from '../../../shared/i18n/texts';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { TaskList } from '../../../shared/ui/tasks/task-list';
import { IMPORT_TASK } from '../imports/taken';
import { useTo } from '../use-hr';
import { texts } from './tasks.texts';

export function TasksPage() {
  const t = useText(texts);
  const to = useTo();
  return (
    <Page
      title={t.title}
      lead={t.lead}
      narrow
      actions={
        <LinkButton to={to('import')} kind="secondary">
          {t.start}
        </LinkButton>
      }
    >
      <TaskList limit={50} linkOf={({ id, kind }) => (kind === IMPORT_TASK ? to(`import/${id}`) : undefined)} />
    </Page>
  );
}
