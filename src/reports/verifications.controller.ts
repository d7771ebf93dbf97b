import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import { type Preference, Prefers } from '../http/prefer.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import type { TaskView } from '../tasks/dto/task.view.js';
import { LongWork } from '../tasks/long-work.decorator.js';
import { LongWorkService } from '../tasks/long-work.service.js';
import { VerificationView } from './dto/verification.js';
import { VerifyLedgerTask } from './verify-ledger.task.js';

@ApiTags('reports')
@Controller('verifications')
export class VerificationsController {
  constructor(
    private readonly longWork: LongWorkService,
    private readonly verifying: VerifyLedgerTask,
  ) {}

  /** Re-proves the whole ledger of the city from its transfers and seals. It changes nothing. */
  @Post()
  @HttpCode(200)
  @Allow('verifications.make')
  @SelfKeyed()
  @LongWork()
  @ApiOkResponse({ type: VerificationView })
  verify(@Caller() caller: Caller, @Prefers() preference: Preference): Promise<VerificationView | TaskView> {
    return this.longWork.answer(this.verifying, caller, preference, {});
  }
}
