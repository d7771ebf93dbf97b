import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { DateIso } from '../../domain/date.js';

/** How much one person has paid today by one shop's poster. Written after the ledger, which has locked the wallet. */
@Injectable()
export class PosterDaysService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError poster_cap_passed, upon which the whole payment is undone */
  async count(
    cityId: number,
    paid: { shopId: string; employeeId: string; day: DateIso; notes: number; capNotes: number | null },
  ): Promise<void> {
    await this.transactions.query(
      `insert into poster_days as d (city_id, shop_id, employee_id, day, notes, cap_notes) values ($1, $2, $3, $4, $5, $6)
       on conflict on constraint poster_days_pkey do update
          set notes = d.notes + excluded.notes, cap_notes = excluded.cap_notes`,
      [cityId, paid.shopId, paid.employeeId, paid.day, paid.notes, paid.capNotes],
    );
  }

  /** What was undone counts no more; nothing happens for what was not paid by a poster. */
  async giveBack(cityId: number, redemptionId: string, notes: number): Promise<void> {
    await this.transactions.query(
      `update poster_days d set notes = d.notes - $3
         from ledger.operations o join shop_posters p on p.city_id = o.city_id and p.id = o.actor_id
        where o.city_id = $1 and o.id = $2 and d.city_id = $1 and d.shop_id = o.shop_id
          and d.employee_id = o.from_account and d.day = (o.happened_at at time zone 'Asia/Tokyo')::date`,
      [cityId, redemptionId, notes],
    );
  }
}
