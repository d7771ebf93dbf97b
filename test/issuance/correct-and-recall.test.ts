import type { DateIso } from '../../src/domain/date.js';
import { CorrectEnrolmentService } from '../../src/enrolments/correct-enrolment.service.js';
import { EndAgedService } from '../../src/enrolments/end-aged.service.js';
import { ChangeEnrolmentService } from '../../src/enrolments/change-enrolment.service.js';
import { FindEnrolmentService } from '../../src/enrolments/find-enrolment.service.js';
import { AdvanceClockService } from '../../src/issuance/advance-clock.service.js';
import { CorrectAndRecallService } from '../../src/issuance/correct-and-recall.service.js';
import { IssueMonthService } from '../../src/issuance/issue-month.service.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { ACTOR, startEnrolmentsApp, type EnrolmentsApp, type TestCity } from '../enrolments/enrolments-app.js';
import { application, employer, enrol } from '../enrolments/parents.js';

let app: EnrolmentsApp;
let city: TestCity;
let cityId: number;
let employerId: string;
let cities = 0;
beforeAll(async () => {
  app = await startEnrolmentsApp();
});
afterAll(() => app?.close());
beforeEach(async () => {
  cities += 1;
  city = await app.createCity({ code: `city${cities}`, asOf: '2026-04-01', start: '2026-04' });
  ({ cityId } = city);
  employerId = await employer(app, city, 1);
});

const why = { reason: '戸籍で確認', actorId: ACTOR };
const issue = (month: '2026-04' | '2026-05' | '2026-06') =>
  app.get(IssueMonthService).issue(cityId, city.programmeId, month, { actorId: ACTOR });
const find = (id: string) => app.get(FindEnrolmentService).find(cityId, id);
const correct = (id: string, dates: { childBirthDate?: DateIso; returnedOn?: DateIso; childNumber?: string }) =>
  app.get(CorrectAndRecallService).correct(cityId, id, dates, why);

/** 5 notes to a co-worker and 2 into an open claim link, of the oldest month. */
async function giveAway(giver: string): Promise<void> {
  const coworker = await enrol(
    app,
    city,
    application(employerId, { staffNumber: '9', email: 'c@example.jp', childBirthDate: '2025-07-01' }),
  );
  const receiver = (await find(coworker)).employeeId;
  const gift = { giver, noteYen: 1000, maxHands: 0, actor: giver };
  const answers = await app.get(Ledger).give(cityId, [
    {
      ...gift,
      id: '0195b7f2-0000-7000-8000-0000000000a1',
      digest: '0195b7f2-0000-7000-8000-0000000000d1',
      receiver,
      notes: 5,
    },
    {
      ...gift,
      id: '0195b7f2-0000-7000-8000-0000000000a2',
      digest: '0195b7f2-0000-7000-8000-0000000000d2',
      link: '0195b7f2-0000-7000-8000-0000000000b2',
      notes: 2,
    },
  ]);
  expect(answers.map(({ status }) => status)).toEqual(['done', 'done']);
}

it('shows before it is done, and then does, what a corrected date means for the months issued', async () => {
  const id = await enrol(app, city, application(employerId, { childBirthDate: '2023-12-10' }));
  for (const month of ['2026-04', '2026-05', '2026-06'] as const) await issue(month);
  await giveAway((await find(id)).employeeId);
  const preview = await app.get(CorrectEnrolmentService).preview(cityId, id, { returnedOn: '2026-05-07' });
  expect(preview).toEqual({
    before: { firstMonth: '2026-04', lastMonth: '2026-12' },
    after: { firstMonth: '2026-05', lastMonth: '2026-12' },
    newlyOwed: [],
    noLongerOwed: ['2026-04'],
    // 5 notes are given for good; 13 in the wallet and 2 in the open claim link can be recalled.
    overIssued: [{ month: '2026-04', allocationId: expect.any(String), amount: 20_000, recallable: 15_000 }],
  });
  expect((await find(id)).returnedOn).toBe('2025-10-01');

  const { plan, recalled, enrolment } = await correct(id, { returnedOn: '2026-05-07' });
  expect(plan).toEqual(preview);
  expect(recalled).toEqual([
    {
      allocationId: preview.overIssued[0]!.allocationId,
      month: '2026-04',
      amount: 15_000,
      employerShare: 7_500,
      cityShare: 7_500,
      keptYen: 5_000,
    },
  ]);
  expect(enrolment).toMatchObject({ returnedOn: '2026-05-07', firstMonth: '2026-05' });
  const events = await app.get(FindEnrolmentService).events(cityId, id);
  expect(events.slice(-2)).toMatchObject([
    {
      event: 'correct',
      reason: '戸籍で確認',
      before: { returnedOn: '2025-10-01', firstMonth: '2026-04' },
      after: { returnedOn: '2026-05-07', firstMonth: '2026-05' },
    },
    { event: 'recall' },
  ]);
});

it('makes months owed that were not, and the next run of the month grants them', async () => {
  const id = await enrol(app, city, application(employerId, { returnedOn: '2026-06-01' }));
  await issue('2026-06');
  const { plan, recalled } = await correct(id, { returnedOn: '2026-05-31' });
  expect(plan).toMatchObject({ newlyOwed: ['2026-05'], noLongerOwed: [], overIssued: [] });
  expect(recalled).toEqual([]);
  expect(await issue('2026-05')).toMatchObject({ allocations: 1, amount: 20_000 });
});

it('enrols again who had ended by age and by the corrected date has not', async () => {
  const id = await enrol(app, city, application(employerId, { childBirthDate: '2023-05-10' }));
  await app.get(AdvanceClockService).advanceTo(cityId, '2026-06-01');
  await app.get(EndAgedService).endAged(cityId);
  expect((await find(id)).state).toBe('ended');
  await correct(id, { childBirthDate: '2024-05-10' });
  expect(await find(id)).toMatchObject({ state: 'approved', lastMonth: '2027-05', endedOn: null, endReason: null });
  expect(await issue('2026-06')).toMatchObject({ allocations: 1 });
});

it('of somebody who left recalls only what was not owed', async () => {
  const id = await enrol(app, city, application(employerId, { childBirthDate: '2023-12-10' }));
  await issue('2026-04');
  await issue('2026-05');
  await app.get(ChangeEnrolmentService).end(cityId, id, 'left', { on: '2026-05-20', ...why });
  const { recalled } = await correct(id, { returnedOn: '2026-05-01' });
  expect(recalled).toMatchObject([{ month: '2026-04', amount: 20_000, keptYen: 0 }]);
  expect(
    await app.query('select sum(amount)::integer as yen from ledger.holdings where city_id = $1', [cityId]),
  ).toEqual([{ yen: 20_000 }]);
});

it.each<[string, Parameters<typeof correct>[1]]>([
  ['nothing_to_change', { returnedOn: '2025-10-01' }],
  ['nothing_to_change', {}],
  ['return_before_birth', { childBirthDate: '2025-10-02' }],
  ['child_number_taken', { childNumber: 'A1' }],
])('refuses with %s and changes nothing: %j', async (code, dates) => {
  await enrol(app, city, application(employerId, { staffNumber: '2', email: 'o@example.jp', childNumber: 'A1' }));
  const id = await enrol(app, city, application(employerId));
  const before = await find(id);
  await expect(correct(id, dates)).rejects.toMatchObject({ code });
  expect(await find(id)).toEqual(before);
});

it('refuses to correct what was never approved', async () => {
  const changes = app.get(ChangeEnrolmentService);
  const refused = await enrol(app, city, application(employerId), false);
  await changes.refuse(cityId, refused, { on: '2026-04-02', ...why });
  const withdrawn = await enrol(app, city, application(employerId, { staffNumber: '2', email: 'o@example.jp' }), false);
  await changes.end(cityId, withdrawn, 'withdrawn', { on: '2026-04-02', ...why });
  for (const id of [refused, withdrawn]) {
    await expect(correct(id, { returnedOn: '2025-11-01' })).rejects.toMatchObject({ code: 'not_correctable' });
  }
});
