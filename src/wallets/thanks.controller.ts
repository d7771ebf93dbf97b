import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Keyed, type KeyedRequest } from '../http/idempotency/keyed.decorator.js';
import { LedgerKeyed } from '../http/idempotency/ledger-keyed.decorator.js';
import { ApiPage, type Page } from '../http/paging.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { ownEmployee } from '../people/scope.js';
import { NewThanks, SentOrReceived, TakeBackAnswer, ThanksAnswer, ThanksQuery } from './dto/thanks.js';
import { ThanksService } from './give-thanks.service.js';
import { ListThanksService } from './list-thanks.service.js';

@ApiTags('wallets')
@Controller('wallet/thanks')
export class ThanksController {
  constructor(
    private readonly thanks: ThanksService,
    private readonly lists: ListThanksService,
  ) {}

  /** One's own thanks, received or sent, newest first. */
  @Get()
  @Allow('wallet.own')
  @ApiPage(SentOrReceived)
  list(@Caller() caller: Caller, @Query() query: ThanksQuery): Promise<Page<SentOrReceived>> {
    return this.lists.list(caller.cityId, ownEmployee(caller), query);
  }

  /** Gives notes to a co-worker, with words. */
  @Post()
  @Allow('thanks.give')
  @LedgerKeyed()
  @ApiCreatedResponse({ type: ThanksAnswer })
  give(@Caller() caller: Caller, @Body() wanted: NewThanks, @Keyed() { key }: KeyedRequest): Promise<ThanksAnswer> {
    return this.thanks.give(caller.cityId, ownEmployee(caller), wanted, key);
  }

  /** Takes one's own thanks back, within minutes and while they are untouched. */
  @Post(':id/take-back')
  @HttpCode(200)
  @Allow('thanks.give')
  @LedgerKeyed()
  @ApiOkResponse({ type: TakeBackAnswer })
  takeBack(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Keyed() { key }: KeyedRequest,
  ): Promise<TakeBackAnswer> {
    return this.thanks.takeBack(caller.cityId, ownEmployee(caller), id, key);
  }
}
