import { Column, Entity, PrimaryColumn } from 'typeorm';

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
}
