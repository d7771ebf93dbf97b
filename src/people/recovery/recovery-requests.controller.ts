import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { Allow } from '../allow.decorator.js';
import { ReadsPersonal } from '../audit/reads-personal.decorator.js';
import { Caller } from '../caller.decorator.js';
import { ApproveRecoveryService } from './approve-recovery.service.js';
import { AskedRecoveryView } from './dto/recovery.view.js';

/** People who lost everything they sign in with, and whom others vouch for. */
@ApiTags('people')
@Controller('recovery-requests')
export class RecoveryRequestsController {
  constructor(private readonly approving: ApproveRecoveryService) {}

  /** Of holders of the roles that the caller gives. */
  @Get()
  @Allow('recoveries.approve')
  @ReadsPersonal('accounts')
  @ApiOkResponse({ type: [AskedRecoveryView] })
  async list(@Caller() caller: Caller): Promise<AskedRecoveryView[]> {
    const asked = await this.approving.list(caller);
    return asked.map(({ accountId: _, ...view }) => view);
  }

  /** Says that it is the person, after having spoken with him or her. */
  @Post(':id/approve')
  @HttpCode(204)
  @Allow('recoveries.approve')
  @ApiNoContentResponse()
  approve(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.approving.approve(caller, id);
  }
}
