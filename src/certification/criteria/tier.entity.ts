import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DateIso } from '../../domain/date.js';

/** From the highest to the lowest. */
export const tierCodes = ['platinum', 'gold', 'silver', 'bronze'] as const;
export type TierCode = (typeof tierCodes)[number];

/** How many measures a tier takes, from a day on until a later row of the same tier. */
@Entity('certification_tiers')
export class Tier {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ type: 'text' })
  code: TierCode;

  @PrimaryColumn({ name: 'valid_from', type: 'date' })
  validFrom: DateIso;

  @Column({ type: 'text' })
  name: string;

  @Column({ name: 'least_measures', type: 'integer' })
  leastMeasures: number;
}

export type NewTier = Pick<Tier, 'code' | 'name' | 'leastMeasures'>;
