import { ApiProperty } from '@nestjs/swagger';
import { type Delivery, DELIVERY_STATES } from '../deliveries.service.js';

export class DeliveryView implements Delivery {
  @ApiProperty({ format: 'uuid', description: 'The webhook-id header, the same at each attempt.' })
  eventId: string;

  @ApiProperty({ example: 'redemption.taken' })
  kind: string;

  @ApiProperty({ type: Date, nullable: true })
  happenedAt: Date | null;

  @ApiProperty({ type: Object, description: 'What is told: ids and figures, see docs/webhooks.md.' })
  data: Record<string, unknown>;

  @ApiProperty({ enum: DELIVERY_STATES })
  state: Delivery['state'];

  @ApiProperty()
  attempts: number;

  @ApiProperty({ type: Date, nullable: true })
  nextAt: Date | null;

  @ApiProperty({ type: Date, nullable: true })
  lastAttemptAt: Date | null;

  @ApiProperty({ type: Number, nullable: true, description: 'The HTTP status of the last answer.' })
  lastStatus: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'TIMEOUT', description: 'Why the last attempt failed.' })
  trouble: string | null;

  @ApiProperty()
  createdAt: Date;

  @ApiProperty({ type: Date, nullable: true })
  endedAt: Date | null;

  static of({ micros: _, ...delivery }: Delivery & { micros?: string }): DeliveryView {
    return delivery;
  }
}
