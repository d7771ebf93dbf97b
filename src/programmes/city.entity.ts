import { Column, Entity, PrimaryColumn } from 'typeorm';

/** live: real time rules it. rehearsal (稽古): it has a clock of its own, and never pays anybody. */
export const cityKinds = ['live', 'rehearsal'] as const;
export type CityKind = (typeof cityKinds)[number];

/** The tenant (市): one scheme of one city, or of an alliance with its member municipalities. */
@Entity('cities')
export class City {
  @PrimaryColumn({ type: 'integer' })
  id: number;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  kind: CityKind;

  @Column({ name: 'created_at', type: 'timestamptz', insert: false, update: false })
  createdAt: Date;
}
