import type { EntityManager } from 'typeorm';
import type { EnrolmentState } from '../domain/enrolment-states.js';
import type { Application } from './application.js';

/** An enrolment as an application is compared with it. */
export interface KnownEnrolment extends Application {
  id: string;
  state: EnrolmentState;
}

/** Whether an enrolment stands: the person and the child have their place in the programme by it. */
export function stands({ state }: Pick<KnownEnrolment, 'state'>): boolean {
  return state !== 'refused' && state !== 'ended';
}

/**
 * What a programme knows already of the people, addresses and children that applications name. What is taken is added,
 * so that each application is also compared with those before it.
 */
export class KnownEnrolments {
  private readonly byStaffNumber = new Map<string, KnownEnrolment[]>();
  private readonly byEmail = new Map<string, KnownEnrolment[]>();
  private readonly byChildNumber = new Map<string, KnownEnrolment[]>();

  static async load(
    manager: EntityManager,
    cityId: number,
    programmeId: string,
    applications: readonly Application[],
  ): Promise<KnownEnrolments> {
    const rows = await manager.query<KnownEnrolment[]>(
      `select n.id, n.state, n.employer_id as "employerId", coalesce(w.staff_number, '') as "staffNumber", e.name,
              e.name_kana as "nameKana", e.email, n.child_birth_date::text as "childBirthDate",
              n.child_number as "childNumber", n.leave_started_on::text as "leaveStartedOn",
              n.returned_on::text as "returnedOn"
         from enrolments n
         join employees e on e.city_id = n.city_id and e.id = n.employee_id
         left join employments w on w.city_id = n.city_id and w.employee_id = n.employee_id and w.employer_id = n.employer_id
        where n.city_id = $1 and n.programme_id = $2
          and (n.employer_id = any($3) or n.child_number = any($5)
            or n.employee_id in (select id from employees where city_id = $1 and email = any($4)))`,
      [
        cityId,
        programmeId,
        [...new Set(applications.map((row) => row.employerId))],
        applications.map((row) => row.email),
        applications.flatMap((row) => row.childNumber ?? []),
      ],
    );
    const known = new KnownEnrolments();
    for (const row of rows) known.add(row);
    return known;
  }

  add(enrolment: KnownEnrolment): void {
    push(this.byStaffNumber, staffKey(enrolment), enrolment);
    push(this.byEmail, enrolment.email, enrolment);
    if (enrolment.childNumber) push(this.byChildNumber, enrolment.childNumber, enrolment);
  }

  /** Those of the same person at the same employer. */
  ofStaffNumber(application: Application): KnownEnrolment[] {
    return this.byStaffNumber.get(staffKey(application)) ?? [];
  }

  ofEmail(application: Application): KnownEnrolment[] {
    return this.byEmail.get(application.email) ?? [];
  }

  ofChildNumber(application: Application): KnownEnrolment[] {
    return application.childNumber === null ? [] : (this.byChildNumber.get(application.childNumber) ?? []);
  }
}

function staffKey(row: Pick<Application, 'employerId' | 'staffNumber'>): string {
  return `${row.employerId} ${row.staffNumber}`;
}

function push(map: Map<string, KnownEnrolment[]>, key: string, enrolment: KnownEnrolment): void {
  const there = map.get(key);
  if (there) there.push(enrolment);
  else map.set(key, [enrolment]);
}
