import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Page } from '../../http/paging.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { ApiList } from '../../lists/api-list.js';
import type { ListFile } from '../../lists/list-file.js';
import { Allow } from '../allow.decorator.js';
import { ReadsPersonal } from '../audit/reads-personal.decorator.js';
import { Caller } from '../caller.decorator.js';
import { InvitationRow, InvitationView, InviteDto } from './dto/invitation.dto.js';
import { InvitationsQuery } from './dto/roles.query.js';
import { mayGrant } from './granting.js';
import { InviteService } from './invite.service.js';
import { ListRolesService } from './list-roles.service.js';

@ApiTags('people')
@Controller('invitations')
export class InvitationsController {
  constructor(
    private readonly inviting: InviteService,
    private readonly lists: ListRolesService,
  ) {}

  /** The invitations that wait to be accepted, of the roles that the caller gives. */
  @Get()
  @Allow('role_grants.read')
  @ReadsPersonal('accounts')
  @ApiList(InvitationRow)
  list(@Caller() caller: Caller, @Query() query: InvitationsQuery): Promise<Page<InvitationRow> | ListFile> {
    return this.lists.invitations(caller, query).answer(query);
  }

  /** Asks somebody by mail to take a role: a link, good for 72 hours, once. It is not shown here. */
  @Post()
  @Allow('role_grants.write')
  @ApiCreatedResponse({ type: InvitationView })
  async invite(@Caller() caller: Caller, @Body() wanted: InviteDto): Promise<InvitationView> {
    mayGrant(caller, wanted.role, wanted);
    const { invitation } = await this.inviting.invite(caller.cityId, caller.actorId, wanted);
    return InvitationView.of(invitation);
  }

  /** Takes it back; the link is void at once. */
  @Post(':id/revoke')
  @HttpCode(200)
  @Allow('role_grants.write')
  @ApiOkResponse({ type: InvitationView })
  async revoke(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<InvitationView> {
    const invitation = await this.inviting.find(caller.cityId, id);
    mayGrant(caller, invitation.role, invitation);
    return InvitationView.of(await this.inviting.revoke(caller.cityId, id));
  }
}
