import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A company that co-funds and enrols its staff (就労先企業). */
@Entity('employers')
export class Employer {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** 法人番号, 13 digits. */
  @Column({ name: 'corporate_number', type: 'text' })
  corporateNumber: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ name: 'name_kana', type: 'text' })
  nameKana: string;

  @Column({ name: 'contact_email', type: 'text' })
  contactEmail: string;

  /** The town that pays the public share for its staff, unless their enrolment names another. */
  @Column({ name: 'municipality_id', type: 'uuid', nullable: true })
  municipalityId: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', insert: false, update: false })
  createdAt: Date;
}
