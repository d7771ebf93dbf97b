import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EvidenceType } from './evidence-type.js';

/** A file that shows a measure. Its bytes are kept by their hash, outside of the database. */
@Entity('evidence_files')
export class EvidenceFile {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'certification_id', type: 'uuid' })
  certificationId: string;

  @Column({ name: 'criterion_id', type: 'uuid', nullable: true })
  criterionId: string | null;

  /** As the applicant named it. */
  @Column({ type: 'text' })
  name: string;

  /** As its content says, whatever its name. */
  @Column({ name: 'media_type', type: 'text' })
  mediaType: EvidenceType;

  @Column({ type: 'integer' })
  bytes: number;

  @Column({ type: 'bytea' })
  sha256: Buffer;

  @Column({ name: 'uploaded_by', type: 'uuid' })
  uploadedBy: string;

  @Column({ name: 'uploaded_at', type: 'timestamptz', insert: false, update: false })
  uploadedAt: Date;
}
