import { addressOf } from '../../api/client';
import { useGrantId } from '../../api/use-api';
import { useText } from '../../i18n/texts';
import { DownloadButton } from '../download/download-button';
import type { Task } from './task';
import { texts } from './task.texts';

/** The file that a task has made, for as long as it is kept. */
export function TaskFile({ task }: { task: Task }) {
  const t = useText(texts);
  const grantId = useGrantId();
  if (!task.hasFile) return null;
  const address = addressOf(grantId, `/api/v1/tasks/${task.id}/file`);
  return (
    <DownloadButton address={address} name={task.kind} size="sm">
      {t.download}
    </DownloadButton>
  );
}
