import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../jobs/job-handlers.js';
import { NEWS } from './news/news-queries.js';
import { type NoticeKind, noticeKinds } from './notice-kinds.js';
import { TellNoticesService } from './tell-notices.service.js';

/** What happened is told within half a minute; what comes near, in the morning. */
@Injectable()
export class TellNoticesProcessor implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly notices: TellNoticesService,
  ) {}

  onModuleInit(): void {
    const comesNear = (kind: NoticeKind) => NEWS[kind].position === 'today';
    this.handlers.register('tell-news', (cityId) => this.tellAll(cityId, (kind) => !comesNear(kind)));
    this.handlers.register('tell-what-ends', (cityId) => this.tellAll(cityId, comesNear));
  }

  /** Trouble with one kind keeps no other from being told. */
  private async tellAll(cityId: number, which: (kind: NoticeKind) => boolean): Promise<void> {
    const troubles: unknown[] = [];
    for (const kind of noticeKinds.filter(which)) {
      await this.notices.tell(cityId, kind).catch((error: unknown) => troubles.push(error));
    }
    if (troubles.length > 0)
      throw new AggregateError(troubles, `${troubles.length} kinds of notices could not be told`);
  }
}
