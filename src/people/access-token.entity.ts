import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Permission } from './policy.js';
import type { Role } from './role.js';

/** Who may call, and where. Of the token itself only its hash is kept. */
@Entity('access_tokens')
export class AccessToken {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'token_hash', type: 'bytea', select: false })
  tokenHash: Buffer;

  @Column({ type: 'text' })
  role: Role;

  /** Which of its role's permissions it has; null: all of them. */
  @Column({ type: 'text', array: true, nullable: true })
  scopes: Permission[] | null;

  /** What it is for, in words of whoever made it. */
  @Column({ type: 'text' })
  label: string;

  @Column({ name: 'employer_id', type: 'uuid', nullable: true })
  employerId: string | null;

  @Column({ name: 'merchant_id', type: 'uuid', nullable: true })
  merchantId: string | null;

  @Column({ name: 'shop_id', type: 'uuid', nullable: true })
  shopId: string | null;

  @Column({ name: 'employee_id', type: 'uuid', nullable: true })
  employeeId: string | null;

  /** The actor who made it; null: the command line. */
  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', insert: false, update: false })
  createdAt: Date;

  /** Within a minute or so: each process notes it now and then, outside of any request. */
  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt: Date | null;

  /** The secret before the last rotation, good until `previousUntil`. */
  @Column({ name: 'previous_hash', type: 'bytea', nullable: true, select: false })
  previousHash: Buffer | null;

  @Column({ name: 'previous_until', type: 'timestamptz', nullable: true })
  previousUntil: Date | null;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;
}
