import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { operationIdOf } from '../domain/operation-key.js';
import { OptionalKey } from '../http/idempotency/keyed.decorator.js';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import { ApiPage, type Page, pageOf, PageQuery } from '../http/paging.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from './allow.decorator.js';
import { ReadsPersonal } from './audit/reads-personal.decorator.js';
import { Caller } from './caller.decorator.js';
import { AccessTokenView, NewAccessTokenView } from './dto/access-token.view.js';
import { CreateAccessTokenDto } from './dto/create-access-token.dto.js';
import { IssueTokenService } from './issue-token.service.js';
import { ListTokensService } from './list-tokens.service.js';
import { RevokeTokenService } from './revoke-token.service.js';

@ApiTags('people')
@Controller('access-tokens')
export class AccessTokensController {
  constructor(
    private readonly tokens: ListTokensService,
    private readonly issuing: IssueTokenService,
    private readonly revoking: RevokeTokenService,
  ) {}

  @Get()
  @Allow('access_tokens.read')
  @ReadsPersonal('accounts')
  @ApiPage(AccessTokenView)
  async list(@Caller() caller: Caller, @Query() page: PageQuery): Promise<Page<AccessTokenView>> {
    const rows = await this.tokens.list(caller.cityId, page.limit + 1, page.after(1)?.[0]);
    return pageOf(rows.map(AccessTokenView.of), page.limit, (row) => [row.id]);
  }

  /**
   * Makes a token and shows it, once. No answer with a token in it is ever kept, so the same Idempotency-Key does not
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
    const { cityId, credentialId } = caller;
    const id = key === undefined ? undefined : operationIdOf(cityId, credentialId, key);
    const { token, text } = await this.issuing.issue({ ...wanted, cityId, id });
    return { ...AccessTokenView.of(token), token: text };
  }

  /** Ends a token at once. */
  @Post(':id/revoke')
  @HttpCode(200)
  @Allow('access_tokens.write')
  @SelfKeyed()
  @ApiOkResponse({ type: AccessTokenView })
  async revoke(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<AccessTokenView> {
    return AccessTokenView.of(await this.revoking.revoke(caller.cityId, id));
  }
}
