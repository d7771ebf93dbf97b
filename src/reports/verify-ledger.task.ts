import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Verification, VerifyService } from '../ledger/verify.service.js';
import type { ReportProgress } from '../tasks/progress.js';
import type { TaskKind, Work } from '../tasks/task-kind.js';
import { TaskKinds } from '../tasks/task-kinds.js';

/** The proof of the whole ledger, which takes the longer the more a city has lived through. */
@Injectable()
export class VerifyLedgerTask implements TaskKind<object, Verification>, OnModuleInit {
  readonly name = 'verify-ledger';
  readonly permission = 'verifications.make';
  readonly atomic = false;

  constructor(
    private readonly kinds: TaskKinds,
    private readonly verifying: VerifyService,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  run({ cityId }: Work<object>, report: ReportProgress): Promise<Verification> {
    report('proving_the_ledger');
    return this.verifying.verify(cityId);
  }
}
