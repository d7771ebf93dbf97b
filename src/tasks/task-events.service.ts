import { type BeforeApplicationShutdown, Injectable, type MessageEvent } from '@nestjs/common';
import {
  auditTime,
  concatMap,
  defer,
  filter,
  finalize,
  interval,
  map,
  merge,
  type Observable,
  of,
  Subject,
  takeUntil,
  takeWhile,
  timer,
} from 'rxjs';
import { inCity } from '../database/scope.js';
import { Draining } from '../http/draining.js';
import type { Caller } from '../people/caller.decorator.js';
import type { Task } from './task.js';
import { TaskChanges } from './task-changes.js';
import { tooManyTaskStreams } from './tasks.errors.js';
import { TasksService } from './tasks.service.js';

/** Also the longest that a change stays unseen of which nobody was told. */
const HEARTBEAT_MS = 5_000;
const BETWEEN_LOOKS_MS = 50;
/** Each holds a place among the requests that are being answered, which tills need too. */
const MOST_STREAMS = 200;
const MOST_OF_ONE = 10;

/** Tasks as a stream of events. */
@Injectable()
export class TaskEventsService implements BeforeApplicationShutdown {
  /** Then the client comes again by itself, and is asked again who it is: so a role that was taken away ends here too. */
  static longestMs = 60_000;
  private readonly closing = new Subject<void>();
  /** The open streams, by the credential that each was opened with. */
  private readonly open: string[] = [];

  constructor(
    private readonly tasks: TasksService,
    private readonly changes: TaskChanges,
    draining: Draining,
  ) {
    draining.withStreams(() => this.closing.next());
  }

  /** @throws DomainError too_many_task_streams */
  mustHaveRoom({ credentialId }: Caller): void {
    const own = this.open.filter((one) => one === credentialId).length;
    if (this.open.length >= MOST_STREAMS || own >= MOST_OF_ONE) throw tooManyTaskStreams();
  }

  /**
   * The task as it stands, then each time it has changed, and its end, after which nothing comes; in between, comments
   * that show that somebody is still there. It ends with its subscription, and holds nothing after that.
   *
   * @throws DomainError not_found
   */
  async watch(caller: Caller, id: string): Promise<Observable<MessageEvent>> {
    let shown = await this.tasks.find(caller, id);
    const said = eventOf(shown);
    if (shown.endedAt !== null) return of(said);
    // Others' changes are heard where others' scopes are.
    const look = () => inCity(caller.cityId, () => this.tasks.find(caller, id)).catch(() => shown);
    const looks = merge(
      this.changes.heard.pipe(filter((change) => change === undefined || change.id === id)),
      interval(HEARTBEAT_MS),
    ).pipe(auditTime(BETWEEN_LOOKS_MS), concatMap(look));
    const events = looks.pipe(
      takeWhile(({ endedAt }) => endedAt === null, true),
      map((task) => {
        const changed = JSON.stringify(task) !== JSON.stringify(shown);
        shown = task;
        return changed ? eventOf(task) : STILL_THERE;
      }),
      takeUntil(merge(this.closing, timer(TaskEventsService.longestMs))),
    );
    const { credentialId } = caller;
    return defer(() => {
      this.open.push(credentialId);
      return merge(of(said), events).pipe(finalize(() => this.open.splice(this.open.indexOf(credentialId), 1)));
    });
  }

  /** A service that is to end waits for no stream. */
  beforeApplicationShutdown(): void {
    this.closing.next();
  }
}

const STILL_THERE = { comment: 'still there' } as MessageEvent;

function eventOf(task: Task): MessageEvent {
  return { type: 'task', data: task };
}
