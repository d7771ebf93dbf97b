import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Month } from '../domain/month.js';
import { monthColumn } from './month-column.js';

/** A city's coupon scheme (事業). */
@Entity('programmes')
export class Programme {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  name: string;

  /** The first month for which anything can be owed. */
  @Column(monthColumn('starts_month'))
  startsMonth: Month;

  @Column({ name: 'created_at', type: 'timestamptz', insert: false, update: false })
  createdAt: Date;
}
