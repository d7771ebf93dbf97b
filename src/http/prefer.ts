import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { HttpReply, HttpRequest } from './request.js';

/** How the caller would like to be answered (RFC 7240). */
export interface Preference {
  /** Not to wait for the end of the work. */
  readonly respondAsync: boolean;
  /** Answers 202, and where the task stands that was taken on. */
  accept(taskId: string): void;
}

/** The `Prefer` header of a route that does long work. */
export const Prefers = createParamDecorator((_data: unknown, context: ExecutionContext): Preference => {
  const request = context.switchToHttp().getRequest<HttpRequest>();
  const reply = context.switchToHttp().getResponse<HttpReply>();
  return {
    respondAsync: prefersAsync(request.headers.prefer),
    accept: (taskId) => accept(request, reply, taskId),
  };
});

/** Whether one of the preferences is respond-async, with or without parameters. */
export function prefersAsync(header: string | string[] | undefined): boolean {
  return [header ?? []]
    .flat()
    .flatMap((line) => line.split(','))
    .some((preference) => preference.split(';')[0]!.trim().toLowerCase() === 'respond-async');
}

/** The address is the one by which this caller came, so that whoever came in a role finds the task in that role. */
export function accept(request: HttpRequest, reply: HttpReply, taskId: string): void {
  const [root] = /^\/api\/v1(\/as\/[^/?]+)?/.exec(request.originalUrl) ?? [''];
  reply.status(202).header('Location', `${root}/tasks/${taskId}`).header('Preference-Applied', 'respond-async');
}
