import { Injectable } from '@nestjs/common';
import type { Caller } from '../people/caller.decorator.js';
import { withinScope } from '../people/scope.js';
import type { Subscription } from './subscription.js';
import { SubscriptionsService } from './subscriptions.service.js';

@Injectable()
export class OwnWebhookService {
  constructor(private readonly subscriptions: SubscriptionsService) {}

  /** @throws DomainError not_found, also for that of another employer or merchant */
  async find(caller: Caller, id: string): Promise<Subscription> {
    const subscription = await this.subscriptions.find(caller.cityId, id);
    withinScope(caller, subscription);
    return subscription;
  }
}
