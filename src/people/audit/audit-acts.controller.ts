import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ApiPage, type Page } from '../../http/paging.js';
import type { HttpReply } from '../../http/request.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { csvMediaType } from '../../papers/csv.js';
import { Allow } from '../allow.decorator.js';
import { Caller } from '../caller.decorator.js';
import { auditFile } from './audit-file.js';
import { tooManyActs } from './audit.errors.js';
import { AuditActView, AuditActWithChanges, AuditQuery } from './dto/audit-act.js';
import { ReadActsService } from './read-acts.service.js';
import { ReadsPersonal } from './reads-personal.decorator.js';

/** What fits into one file, and into memory while it is made. */
const MOST_ACTS = 50_000;

@ApiTags('audit')
@Controller('audit-acts')
export class AuditActsController {
  constructor(private readonly acts: ReadActsService) {}

  /** What staff did and which personal data they read, the newest first. */
  @Get()
  @Allow('audit.read')
  @ReadsPersonal('audit_log')
  @ApiPage(AuditActView)
  list(@Caller() { cityId }: Caller, @Query() query: AuditQuery): Promise<Page<AuditActView>> {
    return this.acts.list(cityId, query);
  }

  /** The same as a file, all that was searched for: CSV in UTF-8 with BOM. */
  @Get('export')
  @Allow('audit.read')
  @ReadsPersonal('audit_log')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @Caller() { cityId }: Caller,
    @Query() query: AuditQuery,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<StreamableFile> {
    const acts = await this.acts.find(cityId, query, MOST_ACTS + 1);
    if (acts.length > MOST_ACTS) throw tooManyActs(MOST_ACTS);
    reply.header('Content-Disposition', 'attachment; filename="audit-acts.csv"');
    return new StreamableFile(auditFile(acts), { type: csvMediaType() });
  }

  /** One act with what it changed, before and after. */
  @Get(':id')
  @Allow('audit.read')
  @ReadsPersonal('audit_log')
  @ApiOkResponse({ type: AuditActWithChanges })
  get(@Caller() { cityId }: Caller, @Param('id', UuidPipe) id: string): Promise<AuditActWithChanges> {
    return this.acts.get(cityId, id);
  }
}
