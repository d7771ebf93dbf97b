import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { CertificationEvent } from '../domain/certification-states.js';
import type { DateIso } from '../domain/date.js';

/** Something that happened to a certification, with the day from which it holds. Rows are only ever added. */
@Entity('certification_events')
export class CertificationRecord {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ name: 'certification_id', type: 'uuid' })
  certificationId: string;

  @PrimaryColumn({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  event: CertificationEvent;

  @Column({ name: 'from_on', type: 'date' })
  fromOn: DateIso;

  @Column({ type: 'text' })
  reason: string;

  /** The person or access token that did it. */
  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ name: 'recorded_at', type: 'timestamptz', insert: false, update: false })
  recordedAt: Date;

  // Named, not imported: the certification imports this file already.
  @ManyToOne('Certification', 'events')
  @JoinColumn([
    { name: 'city_id', referencedColumnName: 'cityId' },
    { name: 'certification_id', referencedColumnName: 'id' },
  ])
  certification: object;
}
