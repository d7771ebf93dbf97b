import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A gift to somebody not registered yet. The id is also that of the ledger account that holds the notes until then. */
@Entity('claim_links')
export class ClaimLink {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'giver_id', type: 'uuid' })
  giverId: string;

  /** The operation of the ledger that put the notes into it. */
  @Column({ name: 'operation_id', type: 'uuid' })
  operationId: string;

  @Column({ name: 'secret_hash', type: 'bytea' })
  secretHash: Buffer;

  /** On the city's own clock: when unclaimed notes go back. */
  @Column({ name: 'returns_at', type: 'timestamptz' })
  returnsAt: Date;

  /** In real time: when it was claimed, returned or found empty. */
  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt: Date | null;
}
