import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { notFound } from '../../http/not-found.error.js';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { AccountOnly, OwnSession } from '../account-only.decorator.js';
import { ListSessionsService } from './list-sessions.service.js';
import { clearSessionCookie } from './session-cookies.js';
import type { SessionFacts, SignInMethod, Strength } from './session.js';
import { SessionsService } from './sessions.service.js';

class SessionView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'As the browser calls itself.' })
  device: string;

  @ApiProperty({ description: 'The address of the network from which it was started.' })
  address: string;

  @ApiProperty({ enum: ['single', 'strong'] })
  strength: Strength;

  @ApiProperty({ type: String, description: 'By what the person signed in.' })
  method: SignInMethod;

  @ApiProperty()
  startedAt: Date;

  @ApiProperty()
  lastSeenAt: Date;

  @ApiProperty({ description: 'Whether it is the one that asks.' })
  current: boolean;
}

/** Where one is signed in. */
@ApiTags('sign-in')
@Controller('auth')
export class OwnSessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly lists: ListSessionsService,
  ) {}

  /** One's own sessions, the one used last first. */
  @Get('sessions')
  @AccountOnly()
  @ApiOkResponse({ type: [SessionView] })
  async list(@OwnSession() { accountId, sessionId }: SessionFacts): Promise<SessionView[]> {
    const sessions = await this.lists.open(accountId);
    return sessions.map((one) => ({ ...one, current: one.id === sessionId }));
  }

  /** Ends one of one's own sessions, at once. */
  @Post('sessions/:id/end')
  @HttpCode(204)
  @AccountOnly()
  @ApiNoContentResponse()
  async end(@OwnSession() { accountId }: SessionFacts, @Param('id', UuidPipe) id: string): Promise<void> {
    if (!(await this.sessions.end(accountId, id, 'ended_by_owner'))) throw notFound();
  }

  /** Ends all of one's own sessions but this one. */
  @Post('sessions/end-others')
  @HttpCode(204)
  @AccountOnly()
  @ApiNoContentResponse()
  async endOthers(@OwnSession() { accountId, sessionId }: SessionFacts): Promise<void> {
    await this.sessions.endAll(accountId, 'ended_by_owner', sessionId);
  }

  @Post('sign-out')
  @HttpCode(204)
  @AccountOnly()
  @ApiNoContentResponse()
  async signOut(
    @OwnSession() { accountId, sessionId }: SessionFacts,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<void> {
    await this.sessions.end(accountId, sessionId, 'signed_out');
    clearSessionCookie(request, reply);
    // What screens of ours have kept on a device that others may use. The cookies stay: this browser is still known.
    reply.header('Clear-Site-Data', '"cache", "storage"');
  }
}
