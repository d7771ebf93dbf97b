import { Column, Entity, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import type { CertificationState } from '../domain/certification-states.js';
import type { DateIso } from '../domain/date.js';
import { CertificationRecord } from './certification-record.entity.js';

/** A merchant's certification as good to parents (認定); only while it holds does the merchant take coupons. */
@Entity('certifications')
export class Certification {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'merchant_id', type: 'uuid' })
  merchantId: string;

  @Column({ type: 'text' })
  state: CertificationState;

  @Column({ name: 'valid_from', type: 'date', nullable: true })
  validFrom: DateIso | null;

  /** The last day. */
  @Column({ name: 'valid_until', type: 'date', nullable: true })
  validUntil: DateIso | null;

  @Column({ name: 'created_at', type: 'timestamptz', insert: false, update: false })
  createdAt: Date;

  @OneToMany(() => CertificationRecord, (record) => record.certification)
  events: Relation<CertificationRecord[]>;
}
