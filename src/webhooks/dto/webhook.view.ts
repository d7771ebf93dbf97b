import { ApiProperty } from '@nestjs/swagger';
import { EVENT_KINDS, type EventKind } from '../event-kinds.js';
import { OFF_REASONS, type OffReason, type Subscription } from '../subscription.js';

export class WebhookView implements Subscription {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  label: string;

  @ApiProperty()
  url: string;

  @ApiProperty({ enum: EVENT_KINDS, isArray: true })
  kinds: EventKind[];

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  employerId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  merchantId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  shopId: string | null;

  @ApiProperty({ enum: ['active', 'off'] })
  state: 'active' | 'off';

  @ApiProperty({ enum: OFF_REASONS, nullable: true })
  offReason: OffReason | null;

  @ApiProperty({ type: Date, nullable: true })
  offAt: Date | null;

  @ApiProperty({
    type: Date,
    nullable: true,
    description: 'Since when nothing has arrived; after five days it is off.',
  })
  failingSince: Date | null;

  @ApiProperty({ type: Date, nullable: true, description: 'Until then each delivery is signed with both secrets.' })
  previousUntil: Date | null;

  @ApiProperty({ format: 'uuid' })
  createdBy: string;

  @ApiProperty()
  createdAt: Date;
}

export class NewWebhookView extends WebhookView {
  @ApiProperty({ description: 'The signing secret (whsec_...). It is shown here and never again.' })
  secret: string;
}
