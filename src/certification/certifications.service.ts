import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { MerchantsService } from '../merchants/merchants.service.js';
import { Certification } from './certification.entity.js';
import { certificationNotFound } from './certification.errors.js';

@Injectable()
export class CertificationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly merchants: MerchantsService,
  ) {}

  /**
   * A certification with all that happened to it.
   *
   * @throws DomainError certification_not_found
   */
  async find(cityId: number, id: string): Promise<Certification> {
    const [certification] = await this.read({ cityId, id });
    if (!certification) throw certificationNotFound();
    return certification;
  }

  /**
   * Those of a merchant, the newest first.
   *
   * @throws DomainError merchant_not_found
   */
  async ofMerchant(cityId: number, merchantId: string): Promise<Certification[]> {
    await this.merchants.find(cityId, merchantId);
    return this.read({ cityId, merchantId });
  }

  private read(where: { cityId: number; id?: string; merchantId?: string }): Promise<Certification[]> {
    return this.transactions.manager.find(Certification, {
      where,
      relations: { events: true },
      order: { createdAt: 'DESC', id: 'DESC', events: { number: 'ASC' } },
    });
  }
}
