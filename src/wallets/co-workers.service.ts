import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { toSearchKey } from '../domain/kana.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { notACoWorker } from './wallet.errors.js';

/** Somebody who can be thanked. */
export interface CoWorker {
  id: string;
  name: string;
  nameKana: string;
}

/** Enough to choose from; whoever is not among them types another letter. */
const MOST_FOUND = 20;

/** Whether an employment has begun and not ended on a day: somebody may be enrolled ahead for the next employer. */
const works = (employment: string, day: string) =>
  `${employment}.from_on <= ${day} and (${employment}.until_on is null or ${employment}.until_on >= ${day})`;

/** Who works for the same employer now. Nobody is ever shown the people of another one. */
@Injectable()
export class CoWorkersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cityClock: CityClockService,
  ) {}

  /** Co-workers whose name or reading contains the text, spaces and the width of kana apart; never the person itself. */
  async search(cityId: number, employeeId: string, text: string): Promise<CoWorker[]> {
    const { date } = await this.cityClock.now(cityId);
    return this.transactions.query<CoWorker>(
      `select distinct p.id, p.name, p.name_kana as "nameKana"
         from employments mine
         join employments theirs on theirs.city_id = mine.city_id and theirs.employer_id = mine.employer_id
         join employees p on p.city_id = theirs.city_id and p.id = theirs.employee_id
        where mine.city_id = $1 and mine.employee_id = $2 and p.id <> $2
          and ${works('mine', '$3')} and ${works('theirs', '$3')}
          and (position($4 in replace(p.name, ' ', '')) > 0 or position($5 in upper(replace(p.name_kana, ' ', ''))) > 0)
        order by p.name_kana, p.name, p.id
        limit $6`,
      [cityId, employeeId, date, text.replace(/\s/g, ''), toSearchKey(text), MOST_FOUND],
    );
  }

  /**
   * @throws DomainError not_a_co_worker unless both work for one employer today
   */
  async mustWorkTogether(cityId: number, employeeId: string, otherId: string): Promise<void> {
    const { date } = await this.cityClock.now(cityId);
    const found = await this.transactions.query(
      `select 1
         from employments a join employments b on b.city_id = a.city_id and b.employer_id = a.employer_id
        where a.city_id = $1 and a.employee_id = $2 and b.employee_id = $3
          and ${works('a', '$4')} and ${works('b', '$4')}
        limit 1`,
      [cityId, employeeId, otherId, date],
    );
    if (found.length === 0) throw notACoWorker();
  }
}
