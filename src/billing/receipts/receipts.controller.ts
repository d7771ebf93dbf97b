import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Page } from '../../http/paging.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { ApiList } from '../../lists/api-list.js';
import type { ListFile } from '../../lists/list-file.js';
import { Allow } from '../../people/allow.decorator.js';
import { ReadsPersonal } from '../../people/audit/reads-personal.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { MatchReceiptDto, ReceiptView, SuggestionView } from '../dto/receipt.js';
import { ReceiptsQuery } from '../dto/receipts.query.js';
import { ChangeMatchService } from './change-match.service.js';
import { ReceiptsService } from './receipts.service.js';
import { SuggestInvoicesService } from './suggest-invoices.service.js';

/** What the bank shows that was paid, and what it was for. */
@ApiTags('billing')
@Controller('receipts')
export class ReceiptsController {
  constructor(
    private readonly receipts: ReceiptsService,
    private readonly suggestions: SuggestInvoicesService,
    private readonly changeMatch: ChangeMatchService,
  ) {}

  /** What has waited longest first. */
  @Get()
  @Allow('receipts.read')
  @ReadsPersonal('receipts')
  @ApiList(ReceiptView)
  list(@Caller() caller: Caller, @Query() query: ReceiptsQuery): Promise<Page<ReceiptView> | ListFile> {
    return this.receipts.list(caller.cityId, query).answer(query);
  }

  @Get(':id')
  @Allow('receipts.read')
  @ReadsPersonal('receipts')
  @ApiOkResponse({ type: ReceiptView })
  find(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<ReceiptView> {
    return this.receipts.find(caller.cityId, id);
  }

  /** For which invoices it may be, the likeliest first. */
  @Get(':id/suggestions')
  @Allow('receipts.read')
  @ApiOkResponse({ type: [SuggestionView] })
  suggest(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<SuggestionView[]> {
    return this.suggestions.suggest(caller.cityId, id);
  }

  /** Counts the receipt, or a part of it, for an invoice. */
  @Post(':id/matches')
  @Allow('receipts.write')
  @ApiCreatedResponse({ type: ReceiptView })
  async match(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: MatchReceiptDto,
  ): Promise<ReceiptView> {
    await this.changeMatch.match(caller.cityId, id, body, caller.actorId);
    return this.receipts.find(caller.cityId, id);
  }
}
