import { addressOf } from '../../../shared/api/client';
import { ConnectionLost, isProblem } from '../../../shared/api/problem';
import { give } from '../../../shared/ui/download/save-file';

/** Files and wishes as a form; the browser writes its own boundary. */
export function formOf(files: readonly File[], fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append('files', file, file.name);
  return form;
}

/** A form goes as it is. */
export const asForm = (form: FormData) => ({ body: form as never, bodySerializer: () => form });

/**
 * Fetches the rows of a file that could not be taken, to be corrected, and gives them to the browser to keep.
 * @throws Problem, ConnectionLost
 */
export async function saveCorrection(grantId: string | undefined, files: readonly File[], of: string): Promise<void> {
  const address = addressOf(grantId, '/api/v1/imports/correction-file');
  const answer = await fetch(address, { method: 'POST', body: formOf(files, { of, format: 'xlsx' }) }).catch(() => {
    throw new ConnectionLost();
  });
  if (!answer.ok) {
    const problem: unknown = await answer.json().catch(() => undefined);
    throw isProblem(problem) ? problem : new Error(`${answer.status}`);
  }
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get('Content-Disposition') ?? '')?.[1];
  give(await answer.blob(), encoded ? decodeURIComponent(encoded) : `${of}.xlsx`);
}
