import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { EmployersService } from '../employers/employers.service.js';
import { Ledger } from '../ledger/ledger.js';
import { MerchantPerson, type MerchantRole } from './merchant-person.entity.js';
import { MerchantsService } from './merchants.service.js';

export interface NamedMerchantPerson extends Pick<MerchantPerson, 'employeeId' | 'role'> {
  name: string;
  /** Where he or she works now, as far as the city knows. */
  employerName: string | null;
}

/** Who stands behind the counter. Whoever does can never spend coupons of his or her own there. */
@Injectable()
export class MerchantPeopleService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly merchants: MerchantsService,
    private readonly employers: EmployersService,
  ) {}

  /** @throws DomainError merchant_not_found */
  async list(cityId: number, merchantId: string): Promise<NamedMerchantPerson[]> {
    await this.merchants.find(cityId, merchantId);
    return this.named(cityId, merchantId);
  }

  /**
   * Names a person owner or clerk, or changes which of both.
   *
   * @throws DomainError merchant_not_found, employee_not_found
   */
  async put(cityId: number, merchantId: string, employeeId: string, role: MerchantRole): Promise<NamedMerchantPerson> {
    return this.transactions.run(async (manager) => {
      await this.merchants.find(cityId, merchantId);
      await this.employers.findEmployee(cityId, employeeId);
      const person = { cityId, merchantId, employeeId, role };
      await manager.upsert(MerchantPerson, person, ['cityId', 'merchantId', 'employeeId']);
      await this.ledger.barOwnPerson(cityId, merchantId, employeeId, true);
      return (await this.named(cityId, merchantId, employeeId))[0]!;
    });
  }

  /**
   * The person has left the shop; nothing happens if he or she was not there.
   *
   * @throws DomainError merchant_not_found
   */
  async remove(cityId: number, merchantId: string, employeeId: string): Promise<void> {
    await this.transactions.run(async (manager) => {
      await this.merchants.find(cityId, merchantId);
      const { affected } = await manager.delete(MerchantPerson, { cityId, merchantId, employeeId });
      if (affected) await this.ledger.barOwnPerson(cityId, merchantId, employeeId, false);
    });
  }

  private named(cityId: number, merchantId: string, onlyId?: string): Promise<NamedMerchantPerson[]> {
    return this.transactions.query<NamedMerchantPerson>(
      `select p.employee_id as "employeeId", p.role, e.name, w.name as "employerName"
         from merchant_people p
         join employees e on e.city_id = p.city_id and e.id = p.employee_id
         left join lateral (
           select r.name from employments m join employers r on r.city_id = m.city_id and r.id = m.employer_id
            where m.city_id = p.city_id and m.employee_id = p.employee_id and m.until_on is null
            order by m.from_on desc limit 1) w on true
        where p.city_id = $1 and p.merchant_id = $2 and ($3::uuid is null or p.employee_id = $3)
        order by p.role desc, e.name_kana collate "C", e.id`,
      [cityId, merchantId, onlyId ?? null],
    );
  }
}
