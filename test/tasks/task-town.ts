import { setTimeout as delay } from 'node:timers/promises';
import type { TaskView } from '../../src/tasks/dto/task.view.js';
import { DoTaskService } from '../../src/tasks/do-task.service.js';
import type { Answer, TestApp } from '../support/app.js';

export const LATER = { prefer: 'respond-async' };

/** Asks for work without waiting for it; answers the task that was taken on. */
export async function askLater(app: TestApp, token: string, path: string, body?: unknown): Promise<TaskView> {
  const answer = await app.fetch(`/api/v1/${path}`, { token, body, headers: LATER, method: 'POST' });
  return taken(answer);
}

export function taken({ status, headers, body }: Answer): TaskView {
  if (status !== 202) throw new Error(`Not taken on: ${status} ${JSON.stringify(body)}`);
  expect(headers.get('location')).toBe(`/api/v1/tasks/${body.id}`);
  expect(headers.get('preference-applied')).toBe('respond-async');
  return body;
}

export async function readTask(app: TestApp, token: string, id: string): Promise<TaskView> {
  const { status, body } = await app.fetch(`/api/v1/tasks/${id}`, { token });
  expect(status).toBe(200);
  return body;
}

/** As a worker does it: everything that waits in a city, one after another. */
export async function doAll(app: TestApp, cityId: number): Promise<void> {
  while (await app.get(DoTaskService).doNext(cityId));
}

/** Waits until it holds, for 30 seconds at most. */
export async function until<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await delay(50);
  }
  throw new Error('it never came to hold');
}
