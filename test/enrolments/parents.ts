import { ApplyService, type ApplyOutcome } from '../../src/enrolments/apply.service.js';
import type { Application } from '../../src/enrolments/application.js';
import { RegisterEmployersService } from '../../src/employers/register-employers.service.js';
import { corporateNumber } from '../support/sample-city.js';
import { ACTOR, type EnrolmentsApp, type TestCity } from './enrolments-app.js';

/** Registers an employer, whose corporate number follows from the index. */
export async function employer(app: EnrolmentsApp, { cityId }: TestCity, index: number): Promise<string> {
  const row = {
    corporateNumber: corporateNumber(index),
    name: `会社${index}`,
    nameKana: 'カイシャ',
    contactEmail: 'hr@example.jp',
  };
  const [outcome] = await app.get(RegisterEmployersService).register(cityId, [row]);
  if (outcome?.status !== 'taken') throw new Error('The employer was not taken.');
  return outcome.id;
}

/** A parent whose child reaches 3 in January 2028. */
export function application(employerId: string, changes: Partial<Application> = {}): Application {
  return {
    employerId,
    staffNumber: '1',
    name: '田中 智子',
    nameKana: 'タナカ トモコ',
    email: 'p1@example.jp',
    childBirthDate: '2025-01-10',
    childNumber: null,
    leaveStartedOn: '2025-03-08',
    returnedOn: '2025-10-01',
    ...changes,
  };
}

export async function applyFor(
  app: EnrolmentsApp,
  { cityId, programmeId }: TestCity,
  rows: Application[],
  approve = true,
): Promise<ApplyOutcome[]> {
  return app.get(ApplyService).applyMany(cityId, programmeId, rows, { approve, actorId: ACTOR, reason: '申請' });
}

/** The enrolment of one parent. */
export async function enrol(app: EnrolmentsApp, city: TestCity, row: Application, approve = true): Promise<string> {
  const [outcome] = await applyFor(app, city, [row], approve);
  if (outcome?.status !== 'taken') throw new Error(`The application was not taken: ${JSON.stringify(outcome)}`);
  return outcome.id;
}
