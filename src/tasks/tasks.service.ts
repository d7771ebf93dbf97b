import { Injectable } from '@nestjs/common';
import { validate } from 'uuid';
import { Transactions } from '../database/transactions.js';
import { Vault } from '../database/vault.js';
import { notFound } from '../http/not-found.error.js';
import { badCursor, type Page, pageOf, type PageQuery } from '../http/paging.js';
import type { Caller } from '../people/caller.decorator.js';
import { scopeOf } from '../people/scope.js';
import { TASK_COLUMNS, type Task } from './task.js';
import { openFile } from './task-file-box.js';
import { ResultFile } from './task-kind.js';
import { TaskKinds } from './task-kinds.js';

/** $1 city, $2 the kinds that the caller may ask for, $3 the employer to which the caller is bound. */
const VISIBLE = 't.city_id = $1 and t.kind = any ($2) and ($3::uuid is null or t.employer_id = $3)';

/** Tasks as whoever may ask for such work sees them. */
@Injectable()
export class TasksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly kinds: TaskKinds,
    private readonly vault: Vault,
  ) {}

  /**
   * The newest first: their ids are made in the order of time.
   *
   * @throws DomainError bad_cursor
   */
  async list(caller: Caller, query: PageQuery): Promise<Page<Task>> {
    const [before = null] = query.after(1) ?? [];
    if (before !== null && !validate(before)) throw badCursor();
    const rows = await this.transactions.query<Task>(
      `select ${TASK_COLUMNS} from tasks t where ${VISIBLE} and ($4::uuid is null or t.id < $4)
        order by t.id desc limit $5`,
      [...this.seenBy(caller), before, query.limit + 1],
    );
    return pageOf(rows, query.limit, (row) => [row.id]);
  }

  /** @throws DomainError not_found */
  async find(caller: Caller, id: string): Promise<Task> {
    const [task] = await this.transactions.query<Task>(
      `select ${TASK_COLUMNS} from tasks t where ${VISIBLE} and t.id = $4`,
      [...this.seenBy(caller), id],
    );
    if (!task) throw notFound();
    return task;
  }

  /**
   * The file that it made.
   *
   * @throws DomainError not_found, also when it made none, has not ended, or ended more than a day ago
   */
  async file(caller: Caller, id: string): Promise<ResultFile> {
    const [file] = await this.transactions.query<{ taskId: string; name: string; mediaType: string; box: Buffer }>(
      `select t.id as "taskId", f.name, f.media_type as "mediaType", f.content_box as box
         from tasks t join task_files f on f.city_id = t.city_id and f.task_id = t.id and f.part = 'result'
        where ${VISIBLE} and t.id = $4`,
      [...this.seenBy(caller), id],
    );
    if (!file) throw notFound();
    const content = openFile(this.vault, { taskId: file.taskId, part: 'result', position: 1 }, file.box);
    return new ResultFile(file.name, file.mediaType, content);
  }

  private seenBy(caller: Caller): unknown[] {
    return [caller.cityId, this.kinds.namesFor(caller.role), scopeOf(caller).employerId ?? null];
  }
}
