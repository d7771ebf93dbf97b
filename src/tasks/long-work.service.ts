import { Injectable } from '@nestjs/common';
import type { Preference } from '../http/prefer.js';
import type { UploadedFile } from '../http/uploads/read-upload.js';
import type { Caller } from '../people/caller.decorator.js';
import { scopeOf } from '../people/scope.js';
import { AskTaskService } from './ask-task.service.js';
import type { TaskView } from './dto/task.view.js';
import { unwatched } from './progress.js';
import { ResultAndFile, type TaskKind } from './task-kind.js';

/** What controllers of long work stand on: it is done while the caller waits, or taken on as a task. */
@Injectable()
export class LongWorkService {
  constructor(private readonly asking: AskTaskService) {}

  /**
   * @returns the result; or the task, with 202 and its address, where the caller prefers not to wait
   * @throws DomainError what the work throws, or task_ending
   */
  async answer<Input extends object, Result>(
    kind: TaskKind<Input, Result>,
    caller: Caller,
    preference: Preference,
    input: Input,
    files: UploadedFile[] = [],
  ): Promise<Result | TaskView> {
    const { cityId, actorId } = caller;
    const { employerId } = scopeOf(caller);
    const work = { cityId, actorId, ...(employerId === undefined ? {} : { employerId }), input, files };
    if (!preference.respondAsync) {
      const result = await kind.run(work, unwatched);
      return result instanceof ResultAndFile ? result.told : result;
    }
    const task = await this.asking.ask({ ...work, kind: kind.name });
    preference.accept(task.id);
    return task;
  }
}
