import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { catchError, concatMap, from, type Observable } from 'rxjs';
import { problemOf } from '../../http/problems/problem-of.js';
import { type HttpReply, pathOf } from '../../http/request.js';
import { ListFile } from '../../lists/list-file.js';
import { PERMISSION } from '../allow.decorator.js';
import type { Caller, CallerRequest } from '../caller.decorator.js';
import type { Permission } from '../policy.js';
import type { Act } from './act.js';
import { type PersonalReading, READS_PERSONAL } from './reads-personal.decorator.js';
import { idsMade, idsOfPath, idsShown } from './shown-ids.js';
import { WriteActService } from './write-act.service.js';

const READING = new Set(['GET', 'HEAD']);

/** The ledger itself records these with who did them, thousands an hour; the till does not wait for a second record. */
const RECORDED_BY_THE_LEDGER: readonly Permission[] = ['redemptions.take', 'redemptions.take_directly'];

interface AuditedRequest extends CallerRequest {
  params: unknown;
  routeOptions?: { url?: string };
}

/**
 * Writes down what staff do before they do it, and afterwards how it ended: whatever may change something, and whatever
 * shows personal data. Stands outside of all other interceptors, so that no transaction begins before the act stands.
 */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly acts: WriteActService,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<AuditedRequest>();
    const { caller } = request;
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, context.getHandler());
    if (!caller || permission === undefined || caller.role === 'employee') return next.handle();
    const reading = this.reflector.get<PersonalReading | undefined>(READS_PERSONAL, context.getHandler());
    const changes = !READING.has(request.method);
    if (changes ? RECORDED_BY_THE_LEDGER.includes(permission) : !reading) return next.handle();

    const reply = context.switchToHttp().getResponse<HttpReply>();
    const act = actOf(request, caller, permission, changes ? undefined : reading);
    return from(this.acts.begin(act)).pipe(
      concatMap((id) =>
        next.handle().pipe(
          concatMap(async (answer: unknown) => {
            if (reading && answer instanceof ListFile) this.noteEachPart(answer, act, reading);
            const objectIds = reading ? idsShown(answer, reading.idField) : idsMade(answer);
            await this.acts.end(caller.cityId, id, { outcome: 'done', status: reply.statusCode, objectIds });
            return answer;
          }),
          catchError(async (error: unknown) => {
            const { status, code } = problemOf(error);
            const outcome = status >= 500 ? 'failed' : 'refused';
            await this.acts.end(caller.cityId, id, { outcome, status, problem: code });
            throw error;
          }),
        ),
      ),
    );
  }

  /** Whoever is in a file of a list is told of too: each part of it is a reading of its own, written before it goes out. */
  private noteEachPart(file: ListFile, act: Act, { idField }: PersonalReading): void {
    file.beforeEachPart(async (rows) => {
      const id = await this.acts.begin(act);
      await this.acts.end(act.cityId, id, { outcome: 'done', status: 200, objectIds: idsShown(rows, idField) });
    });
  }
}

function actOf(request: AuditedRequest, caller: Caller, permission: Permission, reading?: PersonalReading): Act {
  return {
    kind: reading ? 'read' : 'change',
    cityId: caller.cityId,
    actorId: caller.actorId,
    accountId: caller.accountId,
    credentialId: caller.credentialId,
    role: caller.role,
    permission,
    reads: reading?.subject,
    method: request.method,
    route: request.routeOptions?.url ?? pathOf(request),
    objectIds: idsOfPath(request.params),
    address: request.ip,
    device: request.headers['user-agent'],
    requestId: request.id,
  };
}
