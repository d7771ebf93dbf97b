import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { operationIdOf } from '../domain/operation-key.js';
import { OptionalKey } from '../http/idempotency/keyed.decorator.js';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import { notFound } from '../http/not-found.error.js';
import { ApiPage, type Page, pageOf, PageQuery } from '../http/paging.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from './allow.decorator.js';
import { ReadsPersonal } from './audit/reads-personal.decorator.js';
import { Caller } from './caller.decorator.js';
import { AccessTokenView, NewAccessTokenView } from './dto/access-token.view.js';
import { CreateAccessTokenDto } from './dto/create-access-token.dto.js';
import { RotateSecretDto } from './dto/rotate-secret.dto.js';
import { IssueTokenService } from './issue-token.service.js';
import { ListTokensService } from './list-tokens.service.js';
import { mayMakeKey, roleOfOwnKeys } from './own-keys.js';
import { permissionsOf } from './policy.js';
import { RevokeTokenService } from './revoke-token.service.js';
import { RotateTokenService } from './rotate-token.service.js';
import { scopeOf, withinScope } from './scope.js';

/** Keys of programs: an employer's HR system, a shop's till. */
@ApiTags('people')
@Controller('access-tokens')
export class AccessTokensController {
  constructor(
    private readonly tokens: ListTokensService,
    private readonly issuing: IssueTokenService,
    private readonly revoking: RevokeTokenService,
    private readonly rotating: RotateTokenService,
  ) {}

  @Get()
  @Allow('access_tokens.read')
  @ReadsPersonal('accounts')
  @ApiPage(AccessTokenView)
  async list(@Caller() caller: Caller, @Query() page: PageQuery): Promise<Page<AccessTokenView>> {
    const own = roleOfOwnKeys(caller);
    const which = { ...(own ? { role: own } : {}), ...scopeOf(caller) };
    const rows = await this.tokens.list(caller.cityId, page.limit + 1, page.after(1)?.[0], which);
    return pageOf(rows.map(AccessTokenView.of), page.limit, (row) => [row.id]);
  }

  /**
   * Makes a key and shows it, once. No answer with a key in it is ever kept, so the same Idempotency-Key does not
   * show it again: it answers token_shown_already.
   */
  @Post()
  @Allow('access_tokens.write')
  @SelfKeyed()
  @ApiCreatedResponse({ type: NewAccessTokenView })
  async issue(
    @Caller() caller: Caller,
    @Body() wanted: CreateAccessTokenDto,
    @OptionalKey() key?: string,
  ): Promise<NewAccessTokenView> {
    const { cityId, credentialId, actorId } = caller;
    const { employerId, merchantId, shopId } = wanted;
    mayMakeKey(caller, wanted.role, { employerId, merchantId, shopId });
    const id = key === undefined ? undefined : operationIdOf(cityId, credentialId, key);
    const scopes = wanted.scopes ?? permissionsOf(wanted.role);
    const { token, text } = await this.issuing.issue({ ...wanted, cityId, id, scopes, createdBy: actorId });
    return { ...AccessTokenView.of(token), token: text };
  }

  /** Gives a key a new secret, shown once; the one in use stays good for the overlap. */
  @Post(':id/rotate')
  @HttpCode(200)
  @Allow('access_tokens.write')
  @SelfKeyed()
  @ApiOkResponse({ type: NewAccessTokenView })
  async rotate(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { overlapHours }: RotateSecretDto,
  ): Promise<NewAccessTokenView> {
    await this.mustBeOwn(caller, id);
    const { token, text } = await this.rotating.rotate(caller.cityId, id, overlapHours);
    return { ...AccessTokenView.of(token), token: text };
  }

  /** Ends a key at once, with every secret it has. */
  @Post(':id/revoke')
  @HttpCode(200)
  @Allow('access_tokens.write')
  @SelfKeyed()
  @ApiOkResponse({ type: AccessTokenView })
  async revoke(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<AccessTokenView> {
    await this.mustBeOwn(caller, id);
    return AccessTokenView.of(await this.revoking.revoke(caller.cityId, id));
  }

  private async mustBeOwn(caller: Caller, id: string): Promise<void> {
    const token = await this.tokens.find(caller.cityId, id);
    const own = roleOfOwnKeys(caller);
    if (own !== undefined && token.role !== own) throw notFound();
    withinScope(caller, token);
  }
}
