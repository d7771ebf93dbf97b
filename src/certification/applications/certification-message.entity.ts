import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A question of the review, or what the applicant answered. Rows are only ever added. */
@Entity('certification_messages')
export class CertificationMessage {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ name: 'certification_id', type: 'uuid' })
  certificationId: string;

  @PrimaryColumn({ type: 'integer' })
  number: number;

  @Column({ name: 'from_city', type: 'boolean' })
  fromCity: boolean;

  @Column({ type: 'text' })
  text: string;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId: string;

  @Column({ name: 'written_at', type: 'timestamptz', insert: false, update: false })
  writtenAt: Date;
}
