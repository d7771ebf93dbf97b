import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import { AtTill } from '../http/load-shed/route-kinds.js';
import { ApiPage, type Page, PageQuery } from '../http/paging.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { ownEmployee } from '../people/scope.js';
import { CoWorkersService } from './co-workers.service.js';
import { CodeService } from './create-code.service.js';
import { CodeAnswer, NewCode } from './dto/code.js';
import { CoWorkersQuery, CoWorkerView } from './dto/co-worker.js';
import { WalletBalance } from './dto/wallet-balance.js';
import { WalletEntry } from './dto/wallet-entry.js';
import { ReadHistoryService } from './read-history.service.js';
import { WalletService } from './read-wallet.service.js';

/** One's own coupons. Nobody else's wallet has an address. */
@ApiTags('wallets')
@Controller('wallet')
export class WalletController {
  constructor(
    private readonly wallets: WalletService,
    private readonly histories: ReadHistoryService,
    private readonly coWorkers: CoWorkersService,
    private readonly codes: CodeService,
  ) {}

  /** What is held, by expiry. */
  @Get()
  @Allow('wallet.own')
  @ApiOkResponse({ type: WalletBalance })
  balance(@Caller() caller: Caller): Promise<WalletBalance> {
    return this.wallets.balance(caller.cityId, ownEmployee(caller));
  }

  /** What came in and went out, newest first. */
  @Get('history')
  @Allow('wallet.own')
  @ApiPage(WalletEntry)
  history(@Caller() caller: Caller, @Query() page: PageQuery): Promise<Page<WalletEntry>> {
    return this.histories.history(caller.cityId, ownEmployee(caller), page);
  }

  /** People of the same employer, by a part of their name or its reading; twenty at most. */
  @Get('co-workers')
  @Allow('wallet.own')
  @ApiOkResponse({ type: [CoWorkerView] })
  search(@Caller() caller: Caller, @Query() { q }: CoWorkersQuery): Promise<CoWorkerView[]> {
    return this.coWorkers.search(caller.cityId, ownEmployee(caller), q);
  }

  /**
   * A code for one payment, to be shown at the till within 60 seconds. Asking again makes another one: it reserves
   * nothing, and no answer that holds a code is kept.
   */
  @Post('codes')
  @AtTill()
  @Allow('codes.make')
  @SelfKeyed()
  @ApiCreatedResponse({ type: CodeAnswer })
  createCode(@Caller() caller: Caller, @Body() wanted: NewCode): Promise<CodeAnswer> {
    return this.codes.create(caller.cityId, ownEmployee(caller), wanted);
  }
}
