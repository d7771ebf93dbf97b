import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Month } from '../domain/month.js';
import { monthColumn } from '../programmes/month-column.js';

export const issuanceRunStates = ['running', 'done', 'refused', 'failed'] as const;
export type IssuanceRunState = (typeof issuanceRunStates)[number];

const yen = { to: (value: number) => value, from: (text: string) => Number(text) };

/** One run of issuing a month: what was due when it began, and how far it has come. */
@Entity('issuance_runs')
export class IssuanceRun {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'programme_id', type: 'uuid' })
  programmeId: string;

  @Column(monthColumn('month'))
  month: Month;

  @Column({ type: 'text' })
  state: IssuanceRunState;

  /** People who were due the month and did not have it. */
  @Column({ type: 'integer' })
  due: number;

  @Column({ name: 'due_yen', type: 'bigint', transformer: yen })
  dueYen: number;

  @Column({ type: 'integer' })
  issued: number;

  @Column({ name: 'issued_yen', type: 'bigint', transformer: yen })
  issuedYen: number;

  /** People who were due the month and had it already. */
  @Column({ type: 'integer' })
  already: number;

  @Column({ name: 'started_at', type: 'timestamptz', insert: false, update: false })
  startedAt: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;

  /** Why it was refused or failed: a stable code, and facts. */
  @Column({ type: 'jsonb', nullable: true })
  problem: { code: string; details?: Record<string, unknown> } | null;
}
