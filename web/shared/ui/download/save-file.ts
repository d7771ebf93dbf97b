import { ConnectionLost, isProblem } from '../../api/problem';
import { askToConfirm } from '../../session/confirm-first';
import { sessionEnded } from '../../session/session-ended';
import { nameIn } from './file-name';

/**
 * Fetches a file of the service and gives it to the browser to keep. A plain link would show the problem of a refused
 * file as a page from which nothing leads on. However long the file takes, it is waited for.
 *
 * @param address as of `addressOf`
 * @param name what it is called where the service does not say
 * @throws Problem what the service refuses; ConnectionLost when no answer came
 */
export async function saveFile(address: string, name: string): Promise<void> {
  const answer = await ask(address);
  const bytes = await answer.blob().catch(() => {
    throw new ConnectionLost();
  });
  give(bytes, nameIn(answer.headers.get('Content-Disposition')) ?? name);
}

async function ask(address: string, again = false): Promise<Response> {
  const answer = await fetch(address).catch(() => {
    throw new ConnectionLost();
  });
  if (answer.ok) return answer;
  const problem: unknown = await answer.json().catch(() => undefined);
  if (!isProblem(problem)) throw new Error(`${answer.status}`);
  if (problem.status === 401) sessionEnded();
  if (problem.code === 'confirm_first' && !again && (await askToConfirm())) return ask(address, true);
  throw problem;
}

/** Lets the browser keep bytes that are here already. */
export function give(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of it by then; kept for ever it would fill the memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
