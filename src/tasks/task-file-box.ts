import { declareBoxes } from '../database/boxes.js';
import type { Vault } from '../database/vault.js';

/** Which file of which task: what it was asked with, by position, or what it made. */
export interface TaskFileKey {
  taskId: string;
  part: 'input' | 'result';
  position: number;
}

const aboutFile = ({ taskId, part, position }: TaskFileKey) => `task-file:${taskId}:${part}:${position}`;

/** Files of tasks hold names, birth dates and bank details, so they lie closed in the vault as those do. */
export function closeFile(vault: Vault, key: TaskFileKey, bytes: Buffer): Buffer {
  return vault.close(bytes.toString('base64'), aboutFile(key));
}

/** @throws Error when no key at hand opens it */
export function openFile(vault: Vault, key: TaskFileKey, box: Buffer): Buffer {
  return Buffer.from(vault.open(box, aboutFile(key)), 'base64');
}

declareBoxes({
  table: 'public.task_files',
  key: ['city_id', 'task_id', 'part', 'position'],
  column: 'content_box',
  about: (row) =>
    aboutFile({
      taskId: row.task_id!,
      part: row.part === 'input' ? 'input' : 'result',
      position: Number(row.position),
    }),
});
