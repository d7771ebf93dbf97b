import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A business that takes coupons once it is certified (協賛企業). The id is also that of its ledger account. */
@Entity('merchants')
export class Merchant {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ name: 'name_kana', type: 'text' })
  nameKana: string;

  @Column({ name: 'contact_email', type: 'text' })
  contactEmail: string;

  /** 法人番号; a sole proprietor has none. */
  @Column({ name: 'corporate_number', type: 'text', nullable: true })
  corporateNumber: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', insert: false, update: false })
  createdAt: Date;
}
