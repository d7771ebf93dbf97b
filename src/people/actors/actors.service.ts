import { Injectable } from '@nestjs/common';
import { NIL } from 'uuid';
import { Transactions } from '../../database/transactions.js';
import type { ActorView } from './dto/actor.js';

/** What those are called who are recorded as having done something in a city. */
@Injectable()
export class ActorsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * People who hold or held a role of this city, other than as an employee, and keys of its programs. Employees stand
   * in the records by their ids alone; of them, and of whoever is not known here, nothing is said.
   */
  named(cityId: number, ids: readonly string[]): Promise<ActorView[]> {
    return this.transactions.query<ActorView>(
      `select a.id, 'person' as kind, a.name from people.accounts a
        where a.id = any ($2)
          and exists (select from role_grants g where g.city_id = $1 and g.account_id = a.id and g.role <> 'employee')
       union all
       select t.id, 'key', t.label from access_tokens t where t.city_id = $1 and t.id = any ($2) and t.role <> 'employee'
       union all
       select $3::uuid, 'calendar', '' where $3::uuid = any ($2)`,
      [cityId, ids, NIL],
    );
  }
}
