import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from './allow.decorator.js';
import { Caller } from './caller.decorator.js';
import { MeView } from './dto/me.view.js';
import { permissionsOf } from './policy.js';

@ApiTags('people')
@Controller('me')
export class MeController {
  /** Who the token says is calling, and what that role may do. */
  @Get()
  @Allow('me.read')
  @ApiOkResponse({ type: MeView })
  me(@Caller() caller: Caller): MeView {
    const { cityId, tokenId, role, employerId, merchantId, shopId, employeeId } = caller;
    return { cityId, tokenId, role, employerId, merchantId, shopId, employeeId, permissions: permissionsOf(role) };
  }
}
