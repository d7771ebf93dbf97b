import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The words that went with a gift (お礼). The notes themselves are the ledger's operation of the same id. */
@Entity('thanks')
export class Thanks {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ name: 'operation_id', type: 'uuid' })
  operationId: string;

  @Column({ name: 'giver_id', type: 'uuid' })
  giverId: string;

  /** null while a claim link is not claimed. */
  @Column({ name: 'receiver_id', type: 'uuid', nullable: true })
  receiverId: string | null;

  @Column({ name: 'claim_link_id', type: 'uuid', nullable: true })
  claimLinkId: string | null;

  @Column({ type: 'text' })
  message: string;

  /** The name of the picture on the card. */
  @Column({ type: 'text' })
  card: string;
}
