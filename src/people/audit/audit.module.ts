import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AuditActsController } from './audit-acts.controller.js';
import { AuditInterceptor } from './audit.interceptor.js';
import { ReadActsService } from './read-acts.service.js';
import { WriteActService } from './write-act.service.js';

/**
 * The audit log. It comes before every other module that has an interceptor: theirs run inside of its own, so that an
 * act stands before any transaction begins.
 */
@Global()
@Module({
  controllers: [AuditActsController],
  providers: [WriteActService, ReadActsService, { provide: APP_INTERCEPTOR, useClass: AuditInterceptor }],
  exports: [WriteActService],
})
export class AuditModule {}
