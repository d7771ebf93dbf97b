import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiPage, type Page } from '../http/paging.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { OperationsQuery, OperationView } from './dto/operation.js';
import { ListOperationsService } from './list-operations.service.js';

@ApiTags('reports')
@Controller('operations')
export class OperationsController {
  constructor(private readonly operations: ListOperationsService) {}

  /** The operations behind a figure, newest first. */
  @Get()
  @Allow('operations.read')
  @ApiPage(OperationView)
  list(@Caller() caller: Caller, @Query() query: OperationsQuery): Promise<Page<OperationView>> {
    return this.operations.list(caller.cityId, query);
  }
}
