import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { EmployersService } from '../employers/employers.service.js';
import { Ledger } from '../ledger/ledger.js';
import { MerchantPerson, type MerchantRole } from './merchant-person.entity.js';
import { MerchantsService } from './merchants.service.js';

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
  async list(cityId: number, merchantId: string): Promise<MerchantPerson[]> {
    await this.merchants.find(cityId, merchantId);
    return this.transactions.manager.find(MerchantPerson, {
      where: { cityId, merchantId },
      order: { employeeId: 'ASC' },
    });
  }

  /**
   * Names a person owner or clerk, or changes which of both.
   *
   * @throws DomainError merchant_not_found, employee_not_found
   */
  async put(cityId: number, merchantId: string, employeeId: string, role: MerchantRole): Promise<MerchantPerson> {
    return this.transactions.run(async (manager) => {
      await this.merchants.find(cityId, merchantId);
      await this.employers.findEmployee(cityId, employeeId);
      const person = { cityId, merchantId, employeeId, role };
      await manager.upsert(MerchantPerson, person, ['cityId', 'merchantId', 'employeeId']);
      await this.ledger.barOwnPerson(cityId, merchantId, employeeId, true);
      return person;
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
}
