import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { sql } from '../lists/sql.js';
import { ListReading } from '../lists/list-reading.js';
import type { EnrolmentRow } from './dto/enrolment.dto.js';
import { enrolmentList } from './enrolment-list.js';
import { enrolmentNotFound } from './enrolment.errors.js';

/** Two standing enrolments that may be for one child: of both parents, or of one person under two names. */
export interface LikelyDouble {
  childBirthDate: DateIso;
  enrolments: [EnrolmentRow, EnrolmentRow];
  /** What else they share. */
  clues: ('family_name' | 'email')[];
}

type Pair = Omit<LikelyDouble, 'enrolments'> & { ids: [string, string] };

/** More pairs than this are no longer looked through by anybody. */
const MOST_PAIRS = 500;

@Injectable()
export class LikelyDoublesService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Pairs of standing enrolments with the same birth date of the child and the same reading of the family name, or the
   * same address. No child's name is kept, so it is for the welfare section to find out and decide; parents of different
   * names are not found by this. Those found to be different children are left out.
   */
  async list(cityId: number): Promise<LikelyDouble[]> {
    const pairs = await this.transactions.query<Pair>(
      `with standing as (
         select n.id, n.programme_id, n.child_birth_date, e.email,
                nullif(split_part(e.name_kana, ' ', 1), e.name_kana) as family_name
           from enrolments n
           join employees e on e.city_id = n.city_id and e.id = n.employee_id
          where n.city_id = $1 and n.state not in ('refused', 'ended')
       )
       select a.child_birth_date::text as "childBirthDate", array[a.id, b.id] as ids,
              array_remove(array[case when a.family_name = b.family_name then 'family_name' end,
                                 case when a.email = b.email then 'email' end], null) as clues
         from standing a
         join standing b on b.child_birth_date = a.child_birth_date and b.programme_id = a.programme_id and a.id < b.id
        where (a.family_name = b.family_name or a.email = b.email)
          and not exists (select from different_children d
                           where d.city_id = $1 and d.first_id = a.id and d.second_id = b.id)
        order by a.child_birth_date, a.id, b.id
        limit ${MOST_PAIRS}`,
      [cityId],
    );
    const rows = await this.rows(cityId, [...new Set(pairs.flatMap(({ ids }) => ids))]);
    return pairs.map(({ ids, ...pair }) => ({ ...pair, enrolments: [rows.get(ids[0])!, rows.get(ids[1])!] }));
  }

  /**
   * Keeps that a pair is of different children, so that it is not shown again. Said twice, the first reason stays.
   * @throws DomainError enrolment_not_found
   */
  async clear(
    cityId: number,
    pair: readonly [string, string],
    { actorId, reason }: { actorId: string; reason: string },
  ): Promise<void> {
    const [first, second] = pair.map((id) => id.toLowerCase()).sort();
    if (first === second || (await this.rows(cityId, [first!, second!])).size < 2) throw enrolmentNotFound();
    await this.transactions.query(
      `insert into different_children (city_id, first_id, second_id, found_by, reason) values ($1, $2, $3, $4, $5)
       on conflict on constraint different_children_pkey do nothing`,
      [cityId, first, second, actorId, reason],
    );
  }

  private async rows(cityId: number, ids: readonly string[]): Promise<Map<string, EnrolmentRow>> {
    if (ids.length === 0) return new Map();
    const reading = new ListReading(this.transactions, enrolmentList, cityId, [sql`n.id = any (${ids}::uuid[])`]);
    const { items } = await reading.page({ limit: ids.length });
    return new Map(items.map((row) => [row.id, row]));
  }
}
