import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';

/** Two standing enrolments that may be for one child: of both parents, or of one person under two names. */
export interface LikelyDouble {
  childBirthDate: DateIso;
  enrolmentIds: [string, string];
  /** What else they share. */
  clues: ('family_name' | 'email')[];
}

/** More pairs than this are no longer looked through by anybody. */
const MOST_PAIRS = 500;

@Injectable()
export class LikelyDoublesService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Pairs of standing enrolments with the same birth date of the child and the same reading of the family name, or the
   * same address. No child's name is kept, so it is for the welfare section to find out and decide; parents of different
   * names are not found by this.
   */
  list(cityId: number): Promise<LikelyDouble[]> {
    return this.transactions.query<LikelyDouble>(
      `with standing as (
         select n.id, n.programme_id, n.employee_id, n.child_birth_date, e.email,
                nullif(split_part(e.name_kana, ' ', 1), e.name_kana) as family_name
           from enrolments n
           join employees e on e.city_id = n.city_id and e.id = n.employee_id
          where n.city_id = $1 and n.state not in ('refused', 'ended')
       )
       select a.child_birth_date::text as "childBirthDate", array[a.id, b.id] as "enrolmentIds",
              array_remove(array[case when a.family_name = b.family_name then 'family_name' end,
                                 case when a.email = b.email then 'email' end], null) as clues
         from standing a
         join standing b on b.child_birth_date = a.child_birth_date and b.programme_id = a.programme_id and a.id < b.id
        where a.family_name = b.family_name or a.email = b.email
        order by a.child_birth_date, a.id, b.id
        limit ${MOST_PAIRS}`,
      [cityId],
    );
  }
}
