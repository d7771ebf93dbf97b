import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { dateReachingAge } from '../domain/age.js';
import type { DateIso } from '../domain/date.js';
import type { EnrolmentState } from '../domain/enrolment-states.js';
import { firstDay } from '../domain/month.js';
import { CALENDAR } from '../programmes/calendar.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { recordEvents } from './record-events.js';
import { TermsService } from './terms.service.js';

interface Due {
  id: string;
  programmeId: string;
  state: EnrolmentState;
  childBirthDate: DateIso;
}

@Injectable()
export class EndAgedService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cityClock: CityClockService,
    private readonly terms: TermsService,
  ) {}

  /**
   * Ends the enrolments whose last month is over because the child has reached the age. What was owed stays owed.
   * Applications that wait for a decision wait on.
   *
   * @returns how many ended
   */
  async endAged(cityId: number): Promise<number> {
    const { month } = await this.cityClock.now(cityId);
    return this.transactions.run(async (manager) => {
      const due = await manager.query<Due[]>(
        `select id, programme_id as "programmeId", state, child_birth_date::text as "childBirthDate" from enrolments
          where city_id = $1 and last_month < $2 and state in ('approved', 'active', 'on_leave')
          order by id for update`,
        [cityId, firstDay(month)],
      );
      const ageYears = new Map<string, number>();
      for (const programmeId of new Set(due.map((row) => row.programmeId))) {
        ageYears.set(programmeId, (await this.terms.terms(cityId, programmeId)).rules.ageYears);
      }
      const ended = due.map((row) => ({
        ...row,
        endedOn: dateReachingAge(row.childBirthDate, ageYears.get(row.programmeId)!),
      }));
      await manager.query(
        `update enrolments n set state = 'ended', ended_on = r."endedOn", end_reason = 'aged_out'
           from jsonb_to_recordset($2) as r (id uuid, "endedOn" date)
          where n.city_id = $1 and n.id = r.id`,
        [cityId, JSON.stringify(ended)],
      );
      await recordEvents(
        manager,
        cityId,
        ended.map(({ id: enrolmentId, state, endedOn }) => ({
          enrolmentId,
          event: 'end',
          onDate: endedOn,
          reason: '子が対象の年齢に達したため',
          actorId: CALENDAR,
          before: { state },
          after: { state: 'ended', endedOn, endReason: 'aged_out' },
        })),
      );
      return ended.length;
    });
  }
}
