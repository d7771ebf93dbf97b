import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from './allow.decorator.js';
import { Caller } from './caller.decorator.js';
import { MeView } from './dto/me.view.js';
import { allowed, permissionsOf } from './policy.js';

@ApiTags('people')
@Controller('me')
export class MeController {
  /** Who is calling, as the token or the chosen role of the session says, and what that role or key may do. */
  @Get()
  @Allow('me.read')
  @ApiOkResponse({ type: MeView })
  me(@Caller() caller: Caller): MeView {
    const { cityId, credentialId, role, employerId, merchantId, shopId, employeeId } = caller;
    const permissions = permissionsOf(role).filter((permission) => allowed(caller, permission));
    return { cityId, credentialId, role, employerId, merchantId, shopId, employeeId, permissions };
  }
}
