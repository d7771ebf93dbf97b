import { useText } from '../../../../shared/i18n/texts';
import { Page } from '../../../../shared/ui/page';
import type { Task } from '../../../../shared/ui/tasks/task';
import { TaskList } from '../../../../shared/ui/tasks/task-list';
import { useCityPath } from '../../parts/use-city-path';
import { texts } from './tasks.texts';

const SHOWN = 50;

/** Long work that somebody of this section began: left, and found again. */
export function TasksPage() {
  const t = useText(texts);
  const path = useCityPath();
  return (
    <Page title={t.title} lead={t.lead} narrow>
      <TaskList
        limit={SHOWN}
        linkOf={(task) => {
          const place = placeOf(task);
          return place && path(place);
        }}
      />
    </Page>
  );
}

/** The screen on which the result of this work is seen. */
function placeOf({ kind, input, result }: Task): string | undefined {
  const month = typeof input.month === 'string' ? input.month : '';
  switch (kind) {
    case 'issue-month':
      return `issuing?issue=${month}`;
    case 'prepare-closing':
    case 'approve-closing':
    case 'month-report':
      return `closing/${month}`;
    case 'invoice-month':
      return `invoices?month=${month}`;
    case 'settle-month':
      return `settlements?month=${month}`;
    case 'import-statement':
      return 'receipts';
    case 'prepare-payouts': {
      const id = (result as { id?: unknown } | null)?.id;
      return typeof id === 'string' ? `payouts/${id}` : 'payouts';
    }
    case 'export-payouts':
      return typeof input.batchId === 'string' ? `payouts/${input.batchId}` : 'payouts';
    case 'import-files':
      return 'imports';
    default:
      return undefined;
  }
}
