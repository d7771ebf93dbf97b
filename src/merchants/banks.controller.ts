import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { searchBanks, searchBranches } from '../domain/banks.js';
import { Allow } from '../people/allow.decorator.js';
import { BanksQuery, BranchesQuery, NamedCodeView } from './dto/banks.dto.js';

/** Banks by their names, so that nobody has to know their codes. */
@ApiTags('merchants')
@Controller()
export class BanksController {
  @Get('banks')
  @Allow('bank_accounts.request')
  @ApiOkResponse({ type: [NamedCodeView] })
  banks(@Query() { q = '' }: BanksQuery): NamedCodeView[] {
    return searchBanks(q);
  }

  /** Of a bank; none where there is no such bank. */
  @Get('bank-branches')
  @Allow('bank_accounts.request')
  @ApiOkResponse({ type: [NamedCodeView] })
  branches(@Query() { bankCode, q = '' }: BranchesQuery): NamedCodeView[] {
    return searchBranches(bankCode, q);
  }
}
