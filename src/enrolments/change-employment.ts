import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { DateIso } from '../domain/date.js';
import type { Enrolment } from './enrolment.entity.js';

/**
 * Ends somebody's employment. Its first day is often only that on which it was registered, so it
 * moves back where the last day lies before it.
 */
export async function endEmployment(
  manager: EntityManager,
  { cityId, employeeId, employerId }: Pick<Enrolment, 'cityId' | 'employeeId' | 'employerId'>,
  lastOn: DateIso,
): Promise<void> {
  await manager.query(
    `update employments set until_on = $4, from_on = least(from_on, $4)
      where city_id = $1 and employee_id = $2 and employer_id = $3 and until_on is null`,
    [cityId, employeeId, employerId, lastOn],
  );
}

/** @throws what violates employments_one_at_a_time, employments_staff_number_once or employments_employer_fkey */
export async function beginEmployment(
  manager: EntityManager,
  { cityId, employeeId }: Enrolment,
  at: { employerId: string; staffNumber: string; firstOn: DateIso },
): Promise<void> {
  await manager.query(
    `insert into employments (city_id, id, employee_id, employer_id, staff_number, from_on)
     values ($1, $2, $3, $4, $5, $6)`,
    [cityId, uuid(), employeeId, at.employerId, at.staffNumber, at.firstOn],
  );
}
