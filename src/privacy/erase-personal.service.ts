import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { type NotErased, notErased } from './privacy.errors.js';

/** As many people in one transaction each, one after another, as a night has time for. */
const MOST_A_RUN = 10_000;

interface Outcome {
  outcome: 'erased' | NotErased;
  erasableOn: string | null;
}

/** Erases personal data whose time is over. The ledger, which knows people by ids alone, is left whole. */
@Injectable()
export class ErasePersonalService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Erases everybody whose data need not be kept any longer, staff as well, and forgets old answers and invitations.
   * @returns how many people
   */
  async eraseDue(cityId: number): Promise<number> {
    await this.transactions.query('select forget_answers($1)', [cityId]);
    const due = await this.transactions.query<{ id: string }>(DUE, [cityId, MOST_A_RUN]);
    const [staff] = await this.transactions.query<{ erased: number }>('select erase_staff($1) as erased', [cityId]);
    let { erased } = staff!;
    for (const { id } of due) {
      const { outcome } = await this.erase(cityId, id);
      if (outcome === 'erased') erased += 1;
    }
    return erased;
  }

  /**
   * Erases one person.
   * @throws DomainError employee_not_found, erased_already, coupons_open, employed_still, enrolled_still, kept_still
   */
  async eraseOne(cityId: number, employeeId: string): Promise<void> {
    const { outcome, erasableOn } = await this.erase(cityId, employeeId);
    if (outcome !== 'erased') throw notErased(outcome, erasableOn);
  }

  private async erase(cityId: number, employeeId: string): Promise<Outcome> {
    const [row] = await this.transactions.query<Outcome>(
      'select outcome, erasable_on::text as "erasableOn" from erase_person($1, $2)',
      [cityId, employeeId],
    );
    return row!;
  }
}

/** Whoever has gone and has nothing left; whether the time is over `erase_person` says. */
const DUE = `
  select e.id from employees e
   where e.city_id = $1 and e.erased_at is null
     and not exists (select from employments j where j.city_id = $1 and j.employee_id = e.id and j.until_on is null)
     and not exists (select from ledger.holdings h where h.city_id = $1 and h.account_id = e.id and h.amount > 0)
   order by e.id limit $2`;
