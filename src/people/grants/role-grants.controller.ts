import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, type Page, pageOf } from '../../http/paging.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { Allow } from '../allow.decorator.js';
import { ReadsPersonal } from '../audit/reads-personal.decorator.js';
import { Caller } from '../caller.decorator.js';
import { HandOverDto, InvitationView } from './dto/invitation.dto.js';
import { RoleGrantView } from './dto/role-grant.view.js';
import { RolesQuery } from './dto/roles.query.js';
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
  @ApiPage(RoleGrantView)
  async list(@Caller() caller: Caller, @Query() query: RolesQuery): Promise<Page<RoleGrantView>> {
    const rows = await this.lists.grants(caller, query, query.limit + 1, query.after(1)?.[0]);
    return pageOf(rows.map(RoleGrantView.of), query.limit, (row) => [row.id]);
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
