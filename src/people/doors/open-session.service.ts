import { Injectable } from '@nestjs/common';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import { AuthenticateSessionService } from '../sessions/authenticate-session.service.js';
import { deviceTokenOf, sessionTokenOf, setDeviceCookie, setSessionCookie } from '../sessions/session-cookies.js';
import { isSecret, newSecret } from '../sessions/session-token.js';
import type { SignInMethod, Strength } from '../sessions/session.js';
import { SessionsService } from '../sessions/sessions.service.js';

/** What every door does once it knows who is there: a session, and its cookie in the browser. */
@Injectable()
export class OpenSessionService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly known: AuthenticateSessionService,
  ) {}

  /** The session that this browser had before ends; its token is never taken over. */
  async open(
    request: HttpRequest,
    reply: HttpReply,
    accountId: string,
    strength: Strength,
    method: SignInMethod,
  ): Promise<void> {
    const before = await this.known.find(sessionTokenOf(request), undefined);
    if (before) await this.sessions.end(before.session.accountId, before.session.sessionId, 'signed_out');
    const shown = deviceTokenOf(request);
    const deviceToken = isSecret(shown) ? shown : newSecret();
    const device = request.headers['user-agent'] ?? '';
    const { token } = await this.sessions.start(accountId, {
      strength,
      method,
      device,
      address: request.ip,
      deviceToken,
    });
    setSessionCookie(request, reply, token);
    setDeviceCookie(request, reply, deviceToken);
  }

  /** The same person has just shown more: the same session goes on under a new token. */
  async strengthen(
    request: HttpRequest,
    reply: HttpReply,
    sessionId: string,
    strength: Strength,
    method: SignInMethod,
  ): Promise<void> {
    const { token } = await this.sessions.strengthen(sessionId, strength, method);
    setSessionCookie(request, reply, token);
  }
}
