import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Keyed, type KeyedRequest } from '../http/idempotency/keyed.decorator.js';
import { LedgerKeyed } from '../http/idempotency/ledger-keyed.decorator.js';
import { ApiPage, type Page, PageQuery } from '../http/paging.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { ownEmployee } from '../people/scope.js';
import { ClaimLinkService } from './claim-link.service.js';
import { ClaimLinkAnswer, NewClaimLink } from './dto/claim-link.js';
import { TakeBackAnswer } from './dto/thanks.js';
import { ListClaimLinksService } from './list-claim-links.service.js';

@ApiTags('wallets')
@Controller('wallet/claim-links')
export class ClaimLinksController {
  constructor(
    private readonly claimLinks: ClaimLinkService,
    private readonly lists: ListClaimLinksService,
  ) {}

  /** One's own claim links, newest first. */
  @Get()
  @Allow('wallet.own')
  @ApiPage(ClaimLinkAnswer)
  list(@Caller() caller: Caller, @Query() page: PageQuery): Promise<Page<ClaimLinkAnswer>> {
    return this.lists.list(caller.cityId, ownEmployee(caller), page);
  }

  /** Puts notes into a link for somebody who is not registered yet. */
  @Post()
  @Allow('thanks.give')
  @LedgerKeyed()
  @ApiCreatedResponse({ type: ClaimLinkAnswer })
  create(
    @Caller() caller: Caller,
    @Body() wanted: NewClaimLink,
    @Keyed() { key }: KeyedRequest,
  ): Promise<ClaimLinkAnswer> {
    return this.claimLinks.create(caller.cityId, ownEmployee(caller), wanted, key);
  }

  /** Takes back what nobody has claimed. */
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
    return this.claimLinks.takeBack(caller.cityId, ownEmployee(caller), id, key);
  }
}
