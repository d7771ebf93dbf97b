import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Merchant } from './merchant.entity.js';

/** A place of sale of a merchant (店舗). */
@Entity('shops')
export class Shop {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'merchant_id', type: 'uuid' })
  merchantId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ name: 'name_kana', type: 'text' })
  nameKana: string;

  /** What it sells (業種). */
  @Column({ type: 'text' })
  trade: string;

  /** The part of the town (地区). */
  @Column({ type: 'text' })
  area: string;

  @Column({ name: 'created_at', type: 'timestamptz', insert: false, update: false })
  createdAt: Date;

  @ManyToOne(() => Merchant, (merchant) => merchant.shops)
  @JoinColumn([
    { name: 'city_id', referencedColumnName: 'cityId' },
    { name: 'merchant_id', referencedColumnName: 'id' },
  ])
  merchant: Relation<Merchant>;
}
