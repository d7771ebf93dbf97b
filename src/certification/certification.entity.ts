import { Column, Entity, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import type { CertificationState } from '../domain/certification-states.js';
import type { DateIso } from '../domain/date.js';
import type { TierCode } from './criteria/tier.entity.js';
import { CertificationRecord } from './certification-record.entity.js';

/**
 * The certification of a merchant or of an employer as good to parents (認定). Only while a merchant's holds does it take
 * coupons; an employer's says so in public, and moves nothing.
 */
@Entity('certifications')
export class Certification {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'merchant_id', type: 'uuid', nullable: true })
  merchantId: string | null;

  @Column({ name: 'employer_id', type: 'uuid', nullable: true })
  employerId: string | null;

  @Column({ type: 'text' })
  state: CertificationState;

  @Column({ name: 'valid_from', type: 'date', nullable: true })
  validFrom: DateIso | null;

  /** The last day. */
  @Column({ name: 'valid_until', type: 'date', nullable: true })
  validUntil: DateIso | null;

  /** The number on the certificate, e.g. 2026-00012; null until it is certified. */
  @Column({ type: 'text', nullable: true })
  number: string | null;

  /** Null until it is certified, and where the city judged elsewhere, without answers to its criteria. */
  @Column({ type: 'text', nullable: true })
  tier: TierCode | null;

  @Column({ name: 'applied_on', type: 'date', nullable: true })
  appliedOn: DateIso | null;

  /** How many measures the review accepted; null like the tier. */
  @Column({ type: 'integer', nullable: true })
  measures: number | null;

  /** The certification that this one continues. */
  @Column({ type: 'uuid', nullable: true })
  renews: string | null;

  /** The certification that continues this one; set when that one is certified. */
  @Column({ name: 'followed_by', type: 'uuid', nullable: true })
  followedBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', insert: false, update: false })
  createdAt: Date;

  @OneToMany(() => CertificationRecord, (record) => record.certification)
  events: Relation<CertificationRecord[]>;
}
