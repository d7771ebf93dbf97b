import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DateIso } from '../domain/date.js';

/** What can happen to an enrolment. */
export const enrolmentEventNames = [
  'apply',
  'approve',
  'refuse',
  'activate',
  'go_on_leave',
  'return',
  'correct',
  'end',
  'recall',
] as const;
export type EnrolmentEventName = (typeof enrolmentEventNames)[number];

/** One thing that happened to an enrolment, with the day from which it holds and why. Never changed. */
@Entity('enrolment_events')
export class EnrolmentEvent {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ name: 'enrolment_id', type: 'uuid' })
  enrolmentId: string;

  /** 1, 2, 3 ... in the order in which they were recorded. */
  @PrimaryColumn({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  event: EnrolmentEventName;

  @Column({ name: 'on_date', type: 'date' })
  onDate: DateIso;

  @Column({ type: 'text' })
  reason: string;

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  /** The fields that changed, as they were. */
  @Column({ type: 'jsonb', nullable: true })
  before: Record<string, unknown> | null;

  /** The same fields, as they are since. */
  @Column({ type: 'jsonb', nullable: true })
  after: Record<string, unknown> | null;

  @Column({ name: 'recorded_at', type: 'timestamptz', insert: false, update: false })
  recordedAt: Date;
}
