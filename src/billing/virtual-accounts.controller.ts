import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { VirtualAccountDto, VirtualAccountView } from './dto/arrears.js';
import { VirtualAccountsService } from './virtual-accounts.service.js';

@ApiTags('billing')
@Controller('employers/:id/virtual-account')
export class VirtualAccountsController {
  constructor(private readonly accounts: VirtualAccountsService) {}

  /** The account into which the employer pays, by which its payments are recognised. */
  @Put()
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
