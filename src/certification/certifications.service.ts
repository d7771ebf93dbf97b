import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import { toDateIso } from '../domain/date.js';
import { EmployersService } from '../employers/employers.service.js';
import { containsWords } from '../lists/contains-words.js';
import { ListReading } from '../lists/list-reading.js';
import { sql } from '../lists/sql.js';
import { MerchantsService } from '../merchants/merchants.service.js';
import { CertificationRecord } from './certification-record.entity.js';
import { Certification } from './certification.entity.js';
import { certificationNotFound } from './certification.errors.js';
import { certificationList } from './certification-list.js';
import { type CertificationRow, recordView } from './dto/certification.dto.js';
import type { CertificationsQuery } from './dto/certifications.query.js';

/** Which certifications are asked for; what is not said does not matter. */
export type CertificationFilter = Partial<Pick<CertificationsQuery, 'state' | 'holder' | 'tier' | 'endsBy' | 'q'>>;

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

  /**
   * All of a city, the newest first unless sorted otherwise.
   *
   * @throws DomainError bad_date
   */
  list(cityId: number, { state, holder, tier, endsBy, q }: CertificationFilter = {}): ListReading<CertificationRow> {
    const where = [
      state && sql`c.state = ${state}`,
      holder && sql`(c.merchant_id is not null) = ${holder === 'merchant'}`,
      tier && sql`c.tier = ${tier}`,
      endsBy && sql`c.valid_until <= ${toDateIso(endsBy)}::date`,
      containsWords(q, ['m.name', 'e.name', 'c.number'], ['m.name_kana', 'e.name_kana']),
    ];
    return new ListReading(this.transactions, certificationList, cityId, where, (rows) =>
      this.withEvents(cityId, rows),
    );
  }

  private async withEvents(cityId: number, rows: CertificationRow[]): Promise<CertificationRow[]> {
    const records = await this.transactions.manager.find(CertificationRecord, {
      where: { cityId, certificationId: In(rows.map(({ id }) => id)) },
      order: { number: 'ASC' },
    });
    const eventsOf = (id: string) => records.filter(({ certificationId }) => certificationId === id);
    return rows.map((row) => ({ ...row, events: eventsOf(row.id).map(recordView) }));
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
