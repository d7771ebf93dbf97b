import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { ReadsPersonal } from '../people/audit/reads-personal.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { withinScope } from '../people/scope.js';
import { MerchantPersonView, PutMerchantPersonDto } from './dto/merchant-person.dto.js';
import { MerchantPeopleService, type NamedMerchantPerson } from './merchant-people.service.js';

@ApiTags('merchants')
@Controller('merchants/:id/people')
export class MerchantPeopleController {
  constructor(private readonly people: MerchantPeopleService) {}

  /** The owner and the clerks who hold coupons too, and cannot spend them here. */
  @Get()
  @Allow('merchant_people.read')
  @ReadsPersonal('employees', 'employeeId')
  @ApiOkResponse({ type: [MerchantPersonView] })
  async list(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<MerchantPersonView[]> {
    withinScope(caller, { merchantId: id });
    return (await this.people.list(caller.cityId, id)).map((person) => shown(caller, person));
  }

  @Put(':employeeId')
  @Allow('merchant_people.write')
  @ApiOkResponse({ type: MerchantPersonView })
  async put(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Param('employeeId', UuidPipe) employeeId: string,
    @Body() body: PutMerchantPersonDto,
  ): Promise<MerchantPersonView> {
    withinScope(caller, { merchantId: id });
    return shown(caller, await this.people.put(caller.cityId, id, employeeId, body.role));
  }

  @Delete(':employeeId')
  @HttpCode(204)
  @Allow('merchant_people.remove')
  @ApiNoContentResponse()
  async remove(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Param('employeeId', UuidPipe) employeeId: string,
  ): Promise<void> {
    withinScope(caller, { merchantId: id });
    await this.people.remove(caller.cityId, id, employeeId);
  }
}

/** Where somebody works besides is the city's to know, not the merchant's. */
function shown({ merchantId }: Caller, person: NamedMerchantPerson): MerchantPersonView {
  return merchantId === undefined ? person : { ...person, employerName: null };
}
