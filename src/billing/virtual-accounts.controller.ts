import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { EmployerAccountView, VirtualAccountDto, VirtualAccountView } from './dto/arrears.js';
import { VirtualAccountsService } from './virtual-accounts.service.js';

@ApiTags('billing')
@Controller()
export class VirtualAccountsController {
  constructor(private readonly accounts: VirtualAccountsService) {}

  /** Every employer with the account into which it pays, by reading. */
  @Get('virtual-accounts')
  @Allow('receipts.read')
  @ApiOkResponse({ type: [EmployerAccountView] })
  list(@Caller() { cityId }: Caller): Promise<EmployerAccountView[]> {
    return this.accounts.list(cityId);
  }

  /** The account into which the employer pays, by which its payments are recognised. */
  @Put('employers/:id/virtual-account')
  @Allow('receipts.write')
  @ApiOkResponse({ type: VirtualAccountView })
  async set(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: VirtualAccountDto,
  ): Promise<VirtualAccountView> {
    return { employerId: id, account: await this.accounts.set(caller.cityId, id, body.account) };
  }
}
