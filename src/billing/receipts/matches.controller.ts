import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { Allow } from '../../people/allow.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { ReceiptView, UndoMatchDto } from '../dto/receipt.js';
import { ChangeMatchService } from './change-match.service.js';
import { ReceiptsService } from './receipts.service.js';

@ApiTags('billing')
@Controller('matches')
export class MatchesController {
  constructor(
    private readonly changeMatch: ChangeMatchService,
    private readonly receipts: ReceiptsService,
  ) {}

  /** Opens receipt and invoice again by the amount of the match, which stays written down with the reason. */
  @Post(':id/undo')
  @HttpCode(200)
  @Allow('receipts.write')
  @ApiOkResponse({ type: ReceiptView })
  async undo(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: UndoMatchDto,
  ): Promise<ReceiptView> {
    const receiptId = await this.changeMatch.undo(caller.cityId, id, reason, caller.actorId);
    return this.receipts.find(caller.cityId, receiptId);
  }
}
