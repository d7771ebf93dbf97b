import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { withinScope } from '../people/scope.js';
import { BankAccountChangeService } from './bank-account-change.service.js';
import { BankAccountChangeView, DecideBankAccountDto, RequestBankAccountDto } from './dto/bank-account-change.dto.js';

@ApiTags('merchants')
@Controller()
export class BankAccountChangesController {
  constructor(private readonly changes: BankAccountChangeService) {}

  /** Every change that was ever asked for, the newest first. */
  @Get('merchants/:id/bank-account-changes')
  @Allow('bank_accounts.read')
  @ApiOkResponse({ type: [BankAccountChangeView] })
  async ofMerchant(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<BankAccountChangeView[]> {
    withinScope(caller, { merchantId: id });
    return (await this.changes.ofMerchant(caller.cityId, id)).map(BankAccountChangeView.of);
  }

  /** Asks for new bank details; they hold once another person has approved them. */
  @Post('merchants/:id/bank-account-changes')
  @Allow('bank_accounts.request')
  @ApiCreatedResponse({ type: BankAccountChangeView })
  async request(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { reason = '', ...written }: RequestBankAccountDto,
  ): Promise<BankAccountChangeView> {
    withinScope(caller, { merchantId: id });
    const { cityId, actorId } = caller;
    return BankAccountChangeView.of(await this.changes.request(cityId, id, written, { actorId, reason }));
  }

  /** What waits for a decision. */
  @Get('bank-account-changes')
  @Allow('bank_accounts.decide')
  @ApiOkResponse({ type: [BankAccountChangeView] })
  async waiting(@Caller() { cityId }: Caller): Promise<BankAccountChangeView[]> {
    return (await this.changes.waiting(cityId)).map(BankAccountChangeView.of);
  }

  @Post('bank-account-changes/:id/approve')
  @HttpCode(200)
  @Allow('bank_accounts.decide')
  @ApiOkResponse({ type: BankAccountChangeView })
  async approve(
    @Caller() { cityId, actorId }: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: DecideBankAccountDto,
  ): Promise<BankAccountChangeView> {
    return BankAccountChangeView.of(await this.changes.approve(cityId, id, { actorId, reason }));
  }

  @Post('bank-account-changes/:id/refuse')
  @HttpCode(200)
  @Allow('bank_accounts.decide')
  @ApiOkResponse({ type: BankAccountChangeView })
  async refuse(
    @Caller() { cityId, actorId }: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: DecideBankAccountDto,
  ): Promise<BankAccountChangeView> {
    return BankAccountChangeView.of(await this.changes.refuse(cityId, id, { actorId, reason }));
  }
}
