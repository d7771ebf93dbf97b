import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { CertificationState } from '../domain/certification-states.js';
import { EmployersService } from '../employers/employers.service.js';
import { type Page, pageOf, type PageQuery } from '../http/paging.js';
import { MerchantsService } from '../merchants/merchants.service.js';
import { Certification } from './certification.entity.js';
import { certificationNotFound } from './certification.errors.js';

@Injectable()
export class CertificationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly merchants: MerchantsService,
    private readonly employers: EmployersService,
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

  /**
   * Those of an employer, the newest first.
   *
   * @throws DomainError employer_not_found
   */
  async ofEmployer(cityId: number, employerId: string): Promise<Certification[]> {
    await this.employers.find(cityId, employerId);
    return this.read({ cityId, employerId });
  }

  /** All of a city in a state, or in any, the newest first. */
  async list(cityId: number, query: PageQuery, state?: CertificationState): Promise<Page<Certification>> {
    const rows = this.transactions.manager
      .createQueryBuilder(Certification, 'c')
      .leftJoinAndSelect('c.events', 'e')
      .where('c.cityId = :cityId', { cityId })
      .orderBy('c.id', 'DESC')
      .addOrderBy('e.number')
      .take(query.limit + 1);
    if (state) rows.andWhere('c.state = :state', { state });
    const after = query.after(1);
    if (after) rows.andWhere('c.id < CAST(:after AS uuid)', { after: after[0] });
    return pageOf(await rows.getMany(), query.limit, (row) => [row.id]);
  }

  private read(where: {
    cityId: number;
    id?: string;
    merchantId?: string;
    employerId?: string;
  }): Promise<Certification[]> {
    return this.transactions.manager.find(Certification, {
      where,
      relations: { events: true },
      order: { createdAt: 'DESC', id: 'DESC', events: { number: 'ASC' } },
    });
  }
}
