import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { firstValueFrom, from, type Observable } from 'rxjs';
import { accept } from '../prefer.js';
import type { HttpReply, HttpRequest } from '../request.js';
import { AnsweredRequestsService } from './answered-requests.service.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import { digestOf } from './keyed.decorator.js';
import { OWN_KEEPING } from './own-keeping.js';

const COMMANDS = new Set(['POST', 'PUT', 'PATCH']);

/** Gives every command with an Idempotency-Key one effect and one answer, unless its handler sees to that itself. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly answered: AnsweredRequestsService,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    if (!COMMANDS.has(request.method) || !request.keyOwner) return next.handle();
    if (this.reflector.get<boolean>(OWN_KEEPING, context.getHandler())) return next.handle();
    const key = idempotencyKeyOf(request);
    if (key === undefined) return next.handle();

    const reply = context.switchToHttp().getResponse<HttpReply>();
    const command = { ...request.keyOwner, key, digest: digestOf(request) };
    const usualStatus = reply.statusCode;
    const run = async () => {
      const body: unknown = await firstValueFrom(next.handle(), { defaultValue: null });
      return { status: reply.statusCode, body };
    };
    return from(
      this.answered.once(command, run).then((answer) => {
        if (answer.again) reply.status(answer.status).header('Idempotency-Replayed', 'true');
        if (answer.again && answer.status === 202 && usualStatus !== 202) accept(request, reply, idOf(answer.body));
        return answer.body;
      }),
    );
  }
}

/** Work that was taken on is answered by its task. */
function idOf(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('id' in body))
    throw new Error('A task was answered without its id');
  return String(body.id);
}
