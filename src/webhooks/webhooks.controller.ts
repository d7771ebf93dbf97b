import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { operationIdOf } from '../domain/operation-key.js';
import { OptionalKey } from '../http/idempotency/keyed.decorator.js';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import { ApiPage, type Page, pageOf, PageQuery } from '../http/paging.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { RotateSecretDto } from '../people/dto/rotate-secret.dto.js';
import { scopeOf, withinScope } from '../people/scope.js';
import { CreateWebhookDto } from './dto/create-webhook.dto.js';
import { NewWebhookView, WebhookView } from './dto/webhook.view.js';
import { OwnWebhookService } from './own-webhook.service.js';
import { SubscriptionsService } from './subscriptions.service.js';
import { SwitchWebhookService } from './switch-webhook.service.js';

/** Where programs of an employer, a shop or the city are told what happens. */
@ApiTags('webhooks')
@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly own: OwnWebhookService,
    private readonly subscriptions: SubscriptionsService,
    private readonly switching: SwitchWebhookService,
  ) {}

  @Get()
  @Allow('webhooks.read')
  @ApiPage(WebhookView)
  async list(@Caller() caller: Caller, @Query() page: PageQuery): Promise<Page<WebhookView>> {
    const after = page.after(1)?.[0];
    const rows = await this.subscriptions.list(caller.cityId, page.limit + 1, after, scopeOf(caller));
    return pageOf(rows, page.limit, (row) => [row.id]);
  }

  /**
   * Has a program told from now on. Its signing secret is shown here, once: the same Idempotency-Key does not show it
   * again, but answers webhook_secret_shown_already.
   */
  @Post()
  @Allow('webhooks.write')
  @SelfKeyed()
  @ApiCreatedResponse({ type: NewWebhookView })
  async subscribe(
    @Caller() caller: Caller,
    @Body() wanted: CreateWebhookDto,
    @OptionalKey() key?: string,
  ): Promise<NewWebhookView> {
    const { cityId, credentialId, actorId: createdBy, accountId: createdByAccount } = caller;
    const { label, url, kinds } = wanted;
    const owner = {
      employerId: wanted.employerId ?? caller.employerId,
      merchantId: wanted.merchantId ?? caller.merchantId,
      shopId: wanted.shopId,
    };
    withinScope(caller, owner);
    const id = key === undefined ? undefined : operationIdOf(cityId, credentialId, key);
    const made = await this.subscriptions.subscribe({
      cityId,
      id,
      label,
      url,
      kinds,
      ...owner,
      createdBy,
      createdByAccount,
    });
    return { ...made.subscription, secret: made.secret };
  }

  @Get(':id')
  @Allow('webhooks.read')
  @ApiOkResponse({ type: WebhookView })
  one(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<WebhookView> {
    return this.own.find(caller, id);
  }

  /** A new signing secret, shown once; for the overlap each delivery is signed with both. */
  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Allow('webhooks.write')
  @SelfKeyed()
  @ApiOkResponse({ type: NewWebhookView })
  async rotate(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { overlapHours }: RotateSecretDto,
  ): Promise<NewWebhookView> {
    await this.own.find(caller, id);
    const { subscription, secret } = await this.subscriptions.rotateSecret(caller.cityId, id, overlapHours);
    return { ...subscription, secret };
  }

  /** Nothing is told until it is switched on again; what waits is given up. */
  @Post(':id/switch-off')
  @HttpCode(200)
  @Allow('webhooks.write')
  @ApiOkResponse({ type: WebhookView })
  async switchOff(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<WebhookView> {
    await this.own.find(caller, id);
    await this.switching.off(caller.cityId, id, 'by_owner');
    return this.own.find(caller, id);
  }

  /** Tells again, from now on; not what happened meanwhile. */
  @Post(':id/switch-on')
  @HttpCode(200)
  @Allow('webhooks.write')
  @ApiOkResponse({ type: WebhookView })
  async switchOn(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<WebhookView> {
    await this.own.find(caller, id);
    await this.switching.on(caller.cityId, id);
    return this.own.find(caller, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('webhooks.write')
  @SelfKeyed()
  @ApiNoContentResponse()
  async remove(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<void> {
    await this.own.find(caller, id);
    await this.subscriptions.remove(caller.cityId, id);
  }
}
