import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Page } from '../../http/paging.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { ApiList } from '../../lists/api-list.js';
import type { ListFile } from '../../lists/list-file.js';
import { EXCEL } from '../../papers/excel.js';
import { Allow } from '../allow.decorator.js';
import { Caller } from '../caller.decorator.js';
import { AuditActView, AuditActWithChanges } from './dto/audit-act.js';
import { AuditQuery } from './dto/audit.query.js';
import { ReadActsService } from './read-acts.service.js';
import { ReadsPersonal } from './reads-personal.decorator.js';

@ApiTags('audit')
@Controller('audit-acts')
export class AuditActsController {
  constructor(private readonly acts: ReadActsService) {}

  /** What staff did and which personal data they read, the newest first. */
  @Get()
  @Allow('audit.read')
  @ReadsPersonal('audit_log')
  @ApiList(AuditActView)
  async list(@Caller() { cityId }: Caller, @Query() query: AuditQuery): Promise<Page<AuditActView> | ListFile> {
    return this.acts.list(cityId, query).answer(query);
  }

  /** The same as a file, all that was searched for: CSV in UTF-8 with BOM unless Excel is asked for. */
  @Get('export')
  @Allow('audit.read')
  @ReadsPersonal('audit_log')
  @ApiProduces('text/csv', EXCEL)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(@Caller() { cityId }: Caller, @Query() query: AuditQuery): Promise<ListFile> {
    return this.acts.list(cityId, query).file(query);
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
