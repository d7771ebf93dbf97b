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
    const near = noticeKinds.filter(comesNear);
    const news = noticeKinds.filter((kind) => !comesNear(kind));
    this.handlers.register('tell-news', (cityId) => this.notices.tell(cityId, news));
    this.handlers.register('tell-what-ends', (cityId) => this.notices.tell(cityId, near));
  }
}
