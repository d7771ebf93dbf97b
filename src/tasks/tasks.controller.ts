import { Controller, Get, type MessageEvent, Param, Query, Sse, type StreamableFile, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { StaysOpen } from '../http/load-shed/route-kinds.js';
import { ApiPage, type Page, PageQuery } from '../http/paging.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { TaskView } from './dto/task.view.js';
import { SeesTaskGuard } from './sees-task.guard.js';
import { TaskEventsService } from './task-events.service.js';
import { TasksService } from './tasks.service.js';

/** Long work that was asked for with `Prefer: respond-async`. Seen by the roles that may ask for it. */
@ApiTags('tasks')
@Controller('tasks')
export class TasksController {
  constructor(
    private readonly tasks: TasksService,
    private readonly events: TaskEventsService,
  ) {}

  /** The newest first. */
  @Get()
  @Allow('tasks.read')
  @ApiPage(TaskView)
  list(@Caller() caller: Caller, @Query() query: PageQuery): Promise<Page<TaskView>> {
    return this.tasks.list(caller, query);
  }

  @Get(':id')
  @Allow('tasks.read')
  @ApiOkResponse({ type: TaskView })
  find(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<TaskView> {
    return this.tasks.find(caller, id);
  }

  /** The task as events named `task` (server-sent events): as it stands, at each change, and at its end, which ends them. */
  @Sse(':id/events')
  @StaysOpen()
  @UseGuards(SeesTaskGuard)
  @Allow('tasks.read')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ type: TaskView, description: 'The data of each event.' })
  watch(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<Observable<MessageEvent>> {
    return this.events.watch(caller, id);
  }

  /** The file that a task has made, for a day. */
  @Get(':id/file')
  @Allow('tasks.read')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<StreamableFile> {
    return (await this.tasks.file(caller, id)).stream();
  }
}
