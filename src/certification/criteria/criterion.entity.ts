import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DateIso } from '../../domain/date.js';

/** Something that a city asks of whoever wants to be certified. It is never changed: it ends, and another begins. */
@Entity('criteria')
export class Criterion {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn: string;

  @Column({ type: 'text' })
  description: string;

  /** Whether it is only accepted with a file that shows it. */
  @Column({ name: 'evidence_required', type: 'boolean' })
  evidenceRequired: boolean;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: DateIso;

  /** The last day. */
  @Column({ name: 'valid_until', type: 'date', nullable: true })
  validUntil: DateIso | null;

  /** Its place in the list. */
  @Column({ type: 'integer' })
  position: number;
}

/** What a city writes of a criterion; the rest says from when until when it holds. */
export type NewCriterion = Pick<Criterion, 'code' | 'name' | 'nameEn' | 'description' | 'evidenceRequired'>;
