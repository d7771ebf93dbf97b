import { Column, Entity, PrimaryColumn } from 'typeorm';

export const merchantRoles = ['owner', 'clerk'] as const;
export type MerchantRole = (typeof merchantRoles)[number];

/** An owner or clerk of a merchant who holds coupons too: his or her own are not taken there. */
@Entity('merchant_people')
export class MerchantPerson {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ name: 'merchant_id', type: 'uuid' })
  merchantId: string;

  @PrimaryColumn({ name: 'employee_id', type: 'uuid' })
  employeeId: string;

  @Column({ type: 'text' })
  role: MerchantRole;
}
