import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person who holds coupons (従業員): a parent or a thanked co-worker. The id is also that of the wallet. */
@Entity('employees')
export class Employee {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ name: 'name_kana', type: 'text' })
  nameKana: string;

  @Column({ type: 'text' })
  email: string;

  @Column({ name: 'created_at', type: 'timestamptz', insert: false, update: false })
  createdAt: Date;
}
