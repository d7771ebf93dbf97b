import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { scope } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import { Vault } from '../database/vault.js';
import type { UploadedFile } from '../http/uploads/read-upload.js';
import type { Task } from './task.js';
import { TASK_COLUMNS } from './task.js';
import { closeFile } from './task-file-box.js';
import { taskBusy } from './tasks.errors.js';

export interface WantedTask {
  cityId: number;
  kind: string;
  actorId: string;
  employerId?: string;
  input: object;
  files: UploadedFile[];
}

/** The same task can end between being in the way and being looked for; it does not do so again and again. */
const MOST_TRIES = 5;

/** Takes on long work, for a worker to do. */
@Injectable()
export class AskTaskService {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
  ) {}

  /**
   * Takes on a task; or gives the one that is open already, of the same city, employer, kind and input. Workers hear of
   * it when the transaction commits in which it is asked for.
   *
   * @throws DomainError task_ending
   */
  ask(wanted: WantedTask): Promise<Task> {
    const { input, files } = wanted;
    const whole = files.length === 0 ? input : { ...input, files: files.map(described) };
    return this.transactions.run(async () => {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const task = (await this.insert(wanted, whole)) ?? (await this.open(wanted, whole));
        if (task) return task;
      }
      throw taskBusy();
    });
  }

  private async insert(wanted: WantedTask, input: object): Promise<Task | undefined> {
    const { cityId, kind, actorId, employerId = null, files } = wanted;
    const id = uuid();
    const { actId = null, requestId = null } = scope();
    // The hash is filled in by the database, which alone says what the same input is.
    const [made] = await this.transactions.query<{ id: string }>(
      `insert into tasks (city_id, id, kind, input, input_hash, employer_id, asked_by, act_id, request_id)
       values ($1, $2, $3, $4, '', $5, $6, $7, $8)
       on conflict (city_id, kind, employer_id, input_hash) where ended_at is null do nothing returning id`,
      [cityId, id, kind, JSON.stringify(input), employerId, actorId, actId, requestId],
    );
    if (!made) return undefined;
    for (const [index, { name, content }] of files.entries()) {
      const position = index + 1;
      await this.transactions.query(
        `insert into task_files (city_id, task_id, part, position, name, media_type, content_box)
         values ($1, $2, 'input', $3, $4, 'application/octet-stream', $5)`,
        [cityId, id, position, name, closeFile(this.vault, { taskId: id, part: 'input', position }, content)],
      );
    }
    return this.read('t.id = $2', [cityId, id]);
  }

  private open({ cityId, kind, employerId }: WantedTask, input: object): Promise<Task | undefined> {
    return this.read(
      't.kind = $2 and t.employer_id is not distinct from $3::uuid and t.input = $4::jsonb and t.ended_at is null',
      [cityId, kind, employerId ?? null, JSON.stringify(input)],
    );
  }

  private async read(which: string, parameters: unknown[]): Promise<Task | undefined> {
    const [task] = await this.transactions.query<Task>(
      `select ${TASK_COLUMNS} from tasks t where t.city_id = $1 and ${which}`,
      parameters,
    );
    return task;
  }
}

/** By its bytes: the same name can hold something else. */
function described({ name, content }: UploadedFile) {
  return { name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}
