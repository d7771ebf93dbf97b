import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { UuidPipe } from '../http/uuid.pipe.js';
import type { CallerRequest } from '../people/caller.decorator.js';
import { TaskEventsService } from './task-events.service.js';
import { TasksService } from './tasks.service.js';

/**
 * Stands before the events of a task. Once a stream has begun it can refuse nobody, and it begins before its handler is
 * done.
 */
@Injectable()
export class SeesTaskGuard implements CanActivate {
  private readonly uuid = new UuidPipe();

  constructor(
    private readonly tasks: TasksService,
    private readonly events: TaskEventsService,
  ) {}

  /** @throws DomainError not_found, too_many_task_streams */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { caller, params } = context.switchToHttp().getRequest<CallerRequest & { params: { id: string } }>();
    if (!caller) return false;
    await this.tasks.find(caller, this.uuid.transform(params.id));
    this.events.mustHaveRoom(caller);
    return true;
  }
}
