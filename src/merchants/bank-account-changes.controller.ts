import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { ReadsPersonal } from '../people/audit/reads-personal.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { may } from '../people/policy.js';
import { withinScope } from '../people/scope.js';
import type { BankAccountChange } from './bank-account-change.entity.js';
import { BankAccountChangeService } from './bank-account-change.service.js';
import { CurrentBankAccountService } from './current-bank-account.service.js';
import { BankAccountView } from './dto/bank-account.dto.js';
import {
  BankAccountChangeView,
  DecideBankAccountDto,
  RequestBankAccountDto,
  WaitingBankAccountChangeView,
} from './dto/bank-account-change.dto.js';

@ApiTags('merchants')
@Controller()
export class BankAccountChangesController {
  constructor(
    private readonly changes: BankAccountChangeService,
    private readonly current: CurrentBankAccountService,
  ) {}

  /** Where the merchant is paid now. */
  @Get('merchants/:id/bank-account')
  @Allow('bank_accounts.read')
  @ReadsPersonal('bank_accounts')
  @ApiOkResponse({ type: BankAccountView })
  async now(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<BankAccountView> {
    withinScope(caller, { merchantId: id });
    return this.current.of(caller.cityId, id, seesWhole(caller));
  }

  /** Every change that was ever asked for, the newest first. */
  @Get('merchants/:id/bank-account-changes')
  @Allow('bank_accounts.read')
  @ReadsPersonal('bank_accounts')
  @ApiOkResponse({ type: [BankAccountChangeView] })
  async ofMerchant(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<BankAccountChangeView[]> {
    withinScope(caller, { merchantId: id });
    return (await this.changes.ofMerchant(caller.cityId, id)).map((change) => shown(caller, change));
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
    return shown(caller, await this.changes.request(cityId, id, written, { actorId, reason }));
  }

  /** What waits for a decision. */
  @Get('bank-account-changes')
  @Allow('bank_accounts.decide')
  @ReadsPersonal('bank_accounts')
  @ApiOkResponse({ type: [WaitingBankAccountChangeView] })
  async waiting(@Caller() { cityId }: Caller): Promise<WaitingBankAccountChangeView[]> {
    return (await this.changes.waiting(cityId)).map((change) => WaitingBankAccountChangeView.ofWaiting(change));
  }

  @Post('bank-account-changes/:id/approve')
  @HttpCode(200)
  @Allow('bank_accounts.decide')
  @ApiOkResponse({ type: BankAccountChangeView })
  async approve(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: DecideBankAccountDto,
  ): Promise<BankAccountChangeView> {
    return shown(caller, await this.changes.approve(caller.cityId, id, { actorId: caller.actorId, reason }));
  }

  @Post('bank-account-changes/:id/refuse')
  @HttpCode(200)
  @Allow('bank_accounts.decide')
  @ApiOkResponse({ type: BankAccountChangeView })
  async refuse(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: DecideBankAccountDto,
  ): Promise<BankAccountChangeView> {
    return shown(caller, await this.changes.refuse(caller.cityId, id, { actorId: caller.actorId, reason }));
  }
}

function shown(caller: Caller, change: BankAccountChange): BankAccountChangeView {
  return BankAccountChangeView.of(change, seesWhole(caller));
}

/** Whoever only reads sees enough to know which account is meant, and not enough to use it. */
function seesWhole({ role }: Caller): boolean {
  return role === 'merchant_owner' || may(role, 'bank_accounts.decide');
}
