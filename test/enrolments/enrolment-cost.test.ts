import { ChangeEnrolmentService } from '../../src/enrolments/change-enrolment.service.js';
import { EnrolmentCostService } from '../../src/enrolments/enrolment-cost.service.js';
import { FindEnrolmentService } from '../../src/enrolments/find-enrolment.service.js';
import { IssueMonthService } from '../../src/issuance/issue-month.service.js';
import { ACTOR, type EnrolmentsApp, startEnrolmentsApp, type TestCity } from './enrolments-app.js';
import { application, employer, enrol } from './parents.js';

let app: EnrolmentsApp;

beforeAll(async () => {
  app = await startEnrolmentsApp();
});

afterAll(() => app?.close());

const costOf = async ({ cityId }: TestCity, id: string) =>
  app.get(EnrolmentCostService).of(await app.get(FindEnrolmentService).find(cityId, id));

test('an enrolment has cost what was issued, and will cost the months that are owed and not issued', async () => {
  const city = await app.createCity({ code: 'cost', asOf: '2027-11-05', start: '2027-11' });
  const id = await enrol(app, city, application(await employer(app, city, 1)));
  // The child reaches 3 in January 2028: three months.
  expect(await costOf(city, id)).toEqual({ issued: [], monthsAhead: 3, employerYenAhead: 30_000 });
  await app.get(IssueMonthService).issue(city.cityId, city.programmeId, '2027-11', { actorId: ACTOR });
  expect(await costOf(city, id)).toEqual({
    issued: [
      {
        month: '2027-11',
        issuedMonth: '2027-11',
        amount: 20_000,
        employerShare: 10_000,
        cityShare: 10_000,
        returned: 0,
      },
    ],
    monthsAhead: 2,
    employerYenAhead: 20_000,
  });
});

test('nothing is ahead of an enrolment that has ended, or through a leave that has not', async () => {
  const city = await app.createCity({ code: 'cost-end', asOf: '2027-11-05', start: '2027-11' });
  const id = await enrol(app, city, application(await employer(app, city, 2)));
  const why = { on: '2027-11-05', reason: '休業', actorId: ACTOR } as const;
  await app.get(ChangeEnrolmentService).goOnLeave(city.cityId, id, why);
  expect(await costOf(city, id)).toMatchObject({ monthsAhead: 1 });
  await app.get(ChangeEnrolmentService).end(city.cityId, id, 'withdrawn', why);
  expect(await costOf(city, id)).toEqual({ issued: [], monthsAhead: 0, employerYenAhead: 0 });
});
