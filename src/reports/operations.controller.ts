import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Page } from '../http/paging.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { ApiList } from '../lists/api-list.js';
import type { ListFile } from '../lists/list-file.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { OperationView } from './dto/operation.js';
import { OperationsQuery } from './dto/operations.query.js';
import { OperationDetailView } from './dto/operation-detail.js';
import { FindOperationService } from './find-operation.service.js';
import { ListOperationsService } from './list-operations.service.js';

@ApiTags('reports')
@Controller('operations')
export class OperationsController {
  constructor(
    private readonly operations: ListOperationsService,
    private readonly finding: FindOperationService,
  ) {}

  /** The operations behind a figure, newest first. */
  @Get()
  @Allow('operations.read')
  @ApiList(OperationView)
  async list(@Caller() caller: Caller, @Query() query: OperationsQuery): Promise<Page<OperationView> | ListFile> {
    const operations = await this.operations.list(caller.cityId, query);
    return operations.answer(query);
  }

  /** One of them, with what it moved allocation by allocation, and who pays for it. */
  @Get(':id')
  @Allow('operations.read')
  @ApiOkResponse({ type: OperationDetailView })
  find(@Caller() { cityId }: Caller, @Param('id', UuidPipe) id: string): Promise<OperationDetailView> {
    return this.finding.find(cityId, id);
  }
}
