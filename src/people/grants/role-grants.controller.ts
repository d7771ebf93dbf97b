import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Page } from '../../http/paging.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { ApiList } from '../../lists/api-list.js';
import type { ListFile } from '../../lists/list-file.js';
import { Allow } from '../allow.decorator.js';
import { ReadsPersonal } from '../audit/reads-personal.decorator.js';
import { Caller } from '../caller.decorator.js';
import { HandOverDto, InvitationView } from './dto/invitation.dto.js';
import { RoleGrantRow, RoleGrantView } from './dto/role-grant.view.js';
import { RoleGrantsQuery } from './dto/roles.query.js';
import { ListRolesService } from './list-roles.service.js';
import { TakeRolesAwayService } from './take-roles-away.service.js';

@ApiTags('people')
@Controller('role-grants')
export class RoleGrantsController {
  constructor(
    private readonly lists: ListRolesService,
    private readonly takingAway: TakeRolesAwayService,
  ) {}

  /** Who holds the roles that the caller gives. */
  @Get()
  @Allow('role_grants.read')
  @ReadsPersonal('accounts')
  @ApiList(RoleGrantRow)
  list(@Caller() caller: Caller, @Query() query: RoleGrantsQuery): Promise<Page<RoleGrantRow> | ListFile> {
    return this.lists.grants(caller, query).answer(query);
  }

  /** Ends a role, with the very next request and in every process. The last administrator of a city stays. */
  @Post(':id/end')
  @HttpCode(200)
  @Allow('role_grants.write')
  @ApiOkResponse({ type: RoleGrantView })
  async end(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<RoleGrantView> {
    return RoleGrantView.of(await this.takingAway.end(caller, id));
  }

  /** Invites a successor and ends the role, in one act. */
  @Post(':id/hand-over')
  @Allow('role_grants.write')
  @ApiCreatedResponse({ type: InvitationView })
  async handOver(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() successor: HandOverDto,
  ): Promise<InvitationView> {
    return InvitationView.of(await this.takingAway.handOver(caller, id, successor));
  }
}
