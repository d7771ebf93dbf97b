import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { DomainError } from '../domain/domain-error.js';
import { EmployersService } from '../employers/employers.service.js';
import type { CityDetails } from '../programmes/city-details.entity.js';
import { CityDetailsService } from '../programmes/city-details.service.js';
import { ArrearsService } from './arrears.service.js';
import type { DuesView } from './dto/dues.js';
import { payTo } from './pay-to.js';

/** What one employer owes today, and into which account it pays. */
@Injectable()
export class DuesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly arrears: ArrearsService,
    private readonly employers: EmployersService,
    private readonly details: CityDetailsService,
  ) {}

  /** @throws DomainError employer_not_found */
  async of(cityId: number, employerId: string): Promise<DuesView> {
    await this.employers.find(cityId, employerId);
    const { on, row } = await this.arrears.ofEmployer(cityId, employerId);
    const [account] = await this.transactions.query<{ account: string }>(
      'select account from virtual_accounts where city_id = $1 and employer_id = $2',
      [cityId, employerId],
    );
    const details = await this.detailsOn(cityId, on as DateIso);
    return {
      on,
      open: row?.open ?? 0,
      overdue: row ? row.days1To30 + row.days31To60 + row.days61To90 + row.over90Days : 0,
      overdueSince: row?.overdueSince ?? null,
      creditsWaiting: row?.creditsWaiting ?? 0,
      issuingStopped: row?.issuingStopped ?? false,
      payTo: details && payTo(details, account?.account ?? null),
    };
  }

  /** A city may not have written its account down yet. */
  private async detailsOn(cityId: number, on: DateIso): Promise<CityDetails | null> {
    try {
      return await this.details.on(cityId, on);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'city_details_missing') return null;
      throw error;
    }
  }
}
