import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Criterion } from '../criteria/criterion.entity.js';

/** What an applicant says about one criterion, and what the review found. */
@Entity('certification_answers')
export class CertificationAnswer {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ name: 'certification_id', type: 'uuid' })
  certificationId: string;

  @PrimaryColumn({ name: 'criterion_id', type: 'uuid' })
  criterionId: string;

  @Column({ type: 'boolean' })
  met: boolean;

  @Column({ type: 'text' })
  statement: string;

  /** Null before the review. */
  @Column({ type: 'boolean', nullable: true })
  accepted: boolean | null;

  @ManyToOne(() => Criterion)
  @JoinColumn([
    { name: 'city_id', referencedColumnName: 'cityId' },
    { name: 'criterion_id', referencedColumnName: 'id' },
  ])
  criterion: Relation<Criterion>;
}
