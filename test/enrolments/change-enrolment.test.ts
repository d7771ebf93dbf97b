import { inCity } from '../../src/database/scope.js';
import type { DateIso } from '../../src/domain/date.js';
import { monthsOwed } from '../../src/domain/eligibility.js';
import { ChangeEnrolmentService } from '../../src/enrolments/change-enrolment.service.js';
import { EndAgedService } from '../../src/enrolments/end-aged.service.js';
import { FindEnrolmentService } from '../../src/enrolments/find-enrolment.service.js';
import { LikelyDoublesService } from '../../src/enrolments/likely-doubles.service.js';
import { type EnrolmentFilter, ListEnrolmentsService } from '../../src/enrolments/list-enrolments.service.js';
import { TransferEnrolmentService } from '../../src/enrolments/transfer-enrolment.service.js';
import { PageQuery } from '../../src/http/paging.js';
import { ACTOR, startEnrolmentsApp, type EnrolmentsApp, type TestCity } from './enrolments-app.js';
import { application, applyFor, employer, enrol } from './parents.js';

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

const OFFICER = '00000000-0000-4000-8000-00000000ac71';
const why = (on: DateIso, reason = '届出') => ({ on, reason, actorId: OFFICER });
const change = () => app.get(ChangeEnrolmentService);
const find = (id: string) => app.get(FindEnrolmentService).find(cityId, id);
const owed = async (id: string) => monthsOwed(await find(id), await app.get(FindEnrolmentService).absences(cityId, id));
const refusedWith = (code: string) => expect.objectContaining({ name: 'DomainError', code });
const eventsOf = async (id: string) =>
  (await app.get(FindEnrolmentService).events(cityId, id)).map(
    ({ number, event, onDate, reason, actorId, before, after }) => ({
      number,
      event,
      onDate,
      reason,
      actorId,
      before,
      after,
    }),
  );

describe('an approval', () => {
  it('is refused to whoever applied, whichever way it is written', async () => {
    const id = await enrol(app, city, application(employerId), false);
    const alone = { ...why('2026-04-02', '承認'), actorId: ACTOR };
    await expect(change().approve(cityId, id, alone)).rejects.toEqual(refusedWith('approved_by_applicant'));
    const byHand = app.query(
      `insert into enrolment_events (city_id, enrolment_id, number, event, on_date, reason, actor_id)
       values ($1, $2, 2, 'approve', current_date, '承認', $3)`,
      [cityId, id, ACTOR],
    );
    await expect(byHand).rejects.toEqual(refusedWith('approved_by_applicant'));
    expect((await find(id)).state).toBe('applied');
  });
});

describe('each change', () => {
  it('is written down with its day, its reason, who made it, what was and what is', async () => {
    const id = await enrol(app, city, application(employerId), false);
    await change().approve(cityId, id, why('2026-04-02', '要件を満たす'));
    await change().activate(cityId, id, why('2026-04-03', '本人'));
    await change().goOnLeave(cityId, id, why('2026-05-20', '第二子'));
    await change().returnFromLeave(cityId, id, why('2026-08-03', '復職'));
    await change().end(cityId, id, 'left', why('2026-10-15', '退職'));
    const events = await eventsOf(id);
    const by = { actorId: OFFICER };
    expect(events).toEqual([
      {
        actorId: ACTOR,
        number: 1,
        event: 'apply',
        onDate: '2026-04-01',
        reason: '申請',
        before: null,
        after: { state: 'applied' },
      },
      {
        ...by,
        number: 2,
        event: 'approve',
        onDate: '2026-04-02',
        reason: '要件を満たす',
        before: { state: 'applied' },
        after: { state: 'approved' },
      },
      {
        ...by,
        number: 3,
        event: 'activate',
        onDate: '2026-04-03',
        reason: '本人',
        before: { state: 'approved', activatedAt: null },
        after: { state: 'active', activatedAt: expect.any(String) },
      },
      {
        ...by,
        number: 4,
        event: 'go_on_leave',
        onDate: '2026-05-20',
        reason: '第二子',
        before: { state: 'active' },
        after: { state: 'on_leave' },
      },
      {
        ...by,
        number: 5,
        event: 'return',
        onDate: '2026-08-03',
        reason: '復職',
        before: { state: 'on_leave' },
        after: { state: 'active' },
      },
      {
        ...by,
        number: 6,
        event: 'end',
        onDate: '2026-10-15',
        reason: '退職',
        before: { state: 'active', lastMonth: '2028-01', endedOn: null, endReason: null },
        after: { state: 'ended', lastMonth: '2026-10', endedOn: '2026-10-15', endReason: 'left' },
      },
    ]);
    expect(await owed(id)).toEqual(['2026-04', '2026-05', '2026-08', '2026-09', '2026-10']);
  });

  it('cannot be changed or taken away afterwards, not even by the application', async () => {
    const id = await enrol(app, city, application(employerId));
    for (const sql of [
      `update enrolment_events set reason = 'x' where city_id = $1 and enrolment_id = $2`,
      'delete from enrolment_events where city_id = $1 and enrolment_id = $2',
    ]) {
      await expect(app.query(sql, [cityId, id])).rejects.toThrow(/permission denied/);
    }
  });

  it('is made by one of those who make it at the same time', async () => {
    const id = await enrol(app, city, application(employerId), false);
    const all = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) =>
        at % 2 ? change().approve(cityId, id, why('2026-04-02')) : change().refuse(cityId, id, why('2026-04-02')),
      ),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of all) {
      if (one.status === 'rejected') expect(one.reason).toEqual(refusedWith('transition_not_allowed'));
    }
    expect(await eventsOf(id)).toHaveLength(2);
  });

  it('of an enrolment of another city is refused as if there were none', async () => {
    const other = await app.createCity({ code: `other${cities}`, asOf: '2026-04-01', start: '2026-04' });
    const id = await enrol(app, city, application(employerId), false);
    await expect(change().approve(other.cityId, id, why('2026-04-02'))).rejects.toEqual(
      refusedWith('enrolment_not_found'),
    );
  });
});

describe('a state allows only what the table of states says', () => {
  const moves: Record<string, (id: string) => Promise<unknown>> = {
    approve: (id) => change().approve(cityId, id, why('2026-04-02')),
    refuse: (id) => change().refuse(cityId, id, why('2026-04-02')),
    activate: (id) => change().activate(cityId, id, why('2026-04-02')),
    goOnLeave: (id) => change().goOnLeave(cityId, id, why('2026-04-02')),
    returnFromLeave: (id) => change().returnFromLeave(cityId, id, why('2026-04-02')),
    end: (id) => change().end(cityId, id, 'withdrawn', why('2026-04-02')),
  };
  it.each<[string, string[], string[]]>([
    ['applied', [], ['approve', 'refuse', 'end']],
    ['refused', ['refuse'], []],
    ['approved', ['approve'], ['activate', 'goOnLeave', 'end']],
    ['active', ['approve', 'activate'], ['goOnLeave', 'end']],
    ['on_leave', ['approve', 'goOnLeave'], ['returnFromLeave', 'end']],
    ['ended', ['approve', 'end'], []],
  ])('%s', async (state, path, allowed) => {
    for (const [at, name] of Object.keys(moves).entries()) {
      const person = { staffNumber: `${at}`, email: `p${at}@example.jp` };
      const id = await enrol(app, city, application(employerId, person), false);
      for (const step of path) await moves[step]!(id);
      expect((await find(id)).state).toBe(state);
      if (allowed.includes(name)) await moves[name]!(id);
      else await expect(moves[name]!(id)).rejects.toEqual(refusedWith('transition_not_allowed'));
    }
  });
});

describe('leave and return', () => {
  it('owes nothing from the month after the leave until the month of the return', async () => {
    const id = await enrol(app, city, application(employerId, { childBirthDate: '2023-10-10' }));
    await change().goOnLeave(cityId, id, why('2026-05-31'));
    expect(await owed(id)).toEqual(['2026-04', '2026-05']);
    await change().returnFromLeave(cityId, id, why('2026-09-30'));
    expect(await owed(id)).toEqual(['2026-04', '2026-05', '2026-09', '2026-10']);
    expect((await find(id)).state).toBe('approved');
  });

  it('counts from the month after the return where the programme says so', async () => {
    city = await app.createCity({
      code: `late${cities}`,
      asOf: '2026-04-01',
      start: '2026-04',
      rules: { firstMonthRule: 'month_after_return' },
    });
    ({ cityId } = city);
    employerId = await employer(app, city, 1);
    const id = await enrol(app, city, application(employerId, { childBirthDate: '2023-10-10' }));
    await change().goOnLeave(cityId, id, why('2026-05-31'));
    await change().returnFromLeave(cityId, id, why('2026-08-01'));
    expect(await owed(id)).toEqual(['2026-04', '2026-05', '2026-09', '2026-10']);
  });

  it('within one month changes nothing, and a second leave from it counts', async () => {
    const id = await enrol(app, city, application(employerId, { childBirthDate: '2023-08-10' }));
    await change().goOnLeave(cityId, id, why('2026-05-02'));
    await change().returnFromLeave(cityId, id, why('2026-05-20'));
    expect(await owed(id)).toEqual(['2026-04', '2026-05', '2026-06', '2026-07', '2026-08']);
    await change().goOnLeave(cityId, id, why('2026-05-25'));
    expect(await owed(id)).toEqual(['2026-04', '2026-05']);
  });

  it('are in the order of their days', async () => {
    const id = await enrol(app, city, application(employerId));
    await expect(change().goOnLeave(cityId, id, why('2025-09-30'))).rejects.toEqual(refusedWith('day_out_of_order'));
    await change().goOnLeave(cityId, id, why('2026-05-02'));
    await expect(change().returnFromLeave(cityId, id, why('2026-05-01'))).rejects.toEqual(
      refusedWith('day_out_of_order'),
    );
    expect((await find(id)).state).toBe('on_leave');
    await change().returnFromLeave(cityId, id, why('2026-07-10'));
    const before = await owed(id);
    await expect(change().goOnLeave(cityId, id, why('2026-05-20'))).rejects.toEqual(refusedWith('day_out_of_order'));
    expect(await owed(id)).toEqual(before);
    await change().goOnLeave(cityId, id, why('2026-07-10'));
    expect(await owed(id)).toEqual(['2026-04', '2026-05', '2026-07']);
  });
});

describe('an end', () => {
  it('by leaving closes the employment, and the staff number is free for somebody else', async () => {
    const id = await enrol(app, city, application(employerId));
    await change().end(cityId, id, 'left', why('2026-04-30'));
    expect(await app.query('select until_on::text from employments where city_id = $1', [cityId])).toEqual([
      { until_on: '2026-04-30' },
    ]);
    await enrol(app, city, application(employerId, { name: '森 亮', nameKana: 'モリ リョウ', email: 'm@example.jp' }));
  });

  it('by leaving before anything was owed owes nothing', async () => {
    const id = await enrol(app, city, application(employerId));
    await change().end(cityId, id, 'left', why('2026-03-31'));
    expect(await owed(id)).toEqual([]);
  });

  it('of an application that was never approved owes nothing', async () => {
    const id = await enrol(app, city, application(employerId), false);
    await change().end(cityId, id, 'withdrawn', why('2026-06-10'));
    expect(await owed(id)).toEqual([]);
  });

  it('by leaving is not before the return to work', async () => {
    const id = await enrol(app, city, application(employerId));
    await expect(change().end(cityId, id, 'left', why('2025-09-30'))).rejects.toEqual(refusedWith('day_out_of_order'));
  });

  it('by age comes once the last month is over, on the day on which the child reached it', async () => {
    const staff = (at: number, childBirthDate: DateIso) =>
      application(employerId, { staffNumber: `${at}`, email: `p${at}@example.jp`, childBirthDate });
    // They reach 3 on 2026-04-01, 2026-04-02 and 2026-05-09.
    const april = await enrol(app, city, staff(1, '2023-04-02'));
    const waiting = await enrol(app, city, staff(2, '2023-04-03'), false);
    const may = await enrol(app, city, staff(3, '2023-05-10'));
    expect(await app.get(EndAgedService).endAged(cityId)).toBe(0);
    await app.query('select ledger.advance_clock($1, $2)', [cityId, '2026-05-31']);
    expect(await app.get(EndAgedService).endAged(cityId)).toBe(1);
    expect(await app.get(EndAgedService).endAged(cityId)).toBe(0);
    expect(await find(april)).toMatchObject({
      state: 'ended',
      endReason: 'aged_out',
      endedOn: '2026-04-01',
      lastMonth: '2026-04',
    });
    expect((await find(waiting)).state).toBe('applied');
    expect((await find(may)).state).toBe('approved');
    expect((await eventsOf(april)).at(-1)).toMatchObject({
      event: 'end',
      onDate: '2026-04-01',
      before: { state: 'approved' },
    });
  });
});

describe('a change of employer', () => {
  let newEmployer: string;
  beforeEach(async () => {
    newEmployer = await employer(app, city, 2);
  });
  const transfer = (id: string, on: DateIso, to = newEmployer, staffNumber = '77') =>
    app.get(TransferEnrolmentService).transfer(cityId, id, { employerId: to, staffNumber }, why(on, '転職'));

  it('leaves the month to the old employer and begins the next one with the new, with the same wallet', async () => {
    const id = await enrol(app, city, application(employerId, { childBirthDate: '2023-08-10' }));
    await change().activate(cityId, id, why('2026-04-02'));
    const moved = await transfer(id, '2026-05-16');
    expect(await find(id)).toMatchObject({ state: 'ended', endReason: 'moved', endedOn: '2026-05-16' });
    expect(await owed(id)).toEqual(['2026-04', '2026-05']);
    expect(moved).toMatchObject({ state: 'active', employerId: newEmployer, employeeId: (await find(id)).employeeId });
    expect(moved.activatedAt).toBeInstanceOf(Date);
    expect(await owed(moved.id)).toEqual(['2026-06', '2026-07', '2026-08']);
    const employments = await app.query(
      'select employer_id, staff_number, from_on::text, until_on::text from employments where city_id = $1 order by from_on',
      [cityId],
    );
    expect(employments).toEqual([
      { employer_id: employerId, staff_number: '1', from_on: '2026-04-01', until_on: '2026-05-15' },
      { employer_id: newEmployer, staff_number: '77', from_on: '2026-05-16', until_on: null },
    ]);
    expect((await eventsOf(moved.id))[0]).toMatchObject({
      event: 'apply',
      onDate: '2026-05-16',
      after: { movedFrom: id },
    });
  });

  it('on the first of a month leaves the old employer the month before, as an end on its last day does', async () => {
    const id = await enrol(app, city, application(employerId, { childBirthDate: '2023-08-10' }));
    const moved = await transfer(id, '2026-06-01');
    expect(await owed(id)).toEqual(['2026-04', '2026-05']);
    expect(await owed(moved.id)).toEqual(['2026-06', '2026-07', '2026-08']);
  });

  it('during a leave takes the leave along', async () => {
    const id = await enrol(app, city, application(employerId, { childBirthDate: '2023-10-10' }));
    await change().goOnLeave(cityId, id, why('2026-05-10'));
    const moved = await transfer(id, '2026-06-01');
    expect(await owed(moved.id)).toEqual([]);
    await change().returnFromLeave(cityId, moved.id, why('2026-09-01'));
    expect(await owed(moved.id)).toEqual(['2026-09', '2026-10']);
  });

  it('is refused to the same employer, to one that is not there, out of order, or when no month would be left', async () => {
    const id = await enrol(app, city, application(employerId, { childBirthDate: '2023-05-20' }));
    await expect(transfer(id, '2026-04-10', employerId)).rejects.toEqual(refusedWith('same_employer'));
    await expect(transfer(id, '2026-04-10', ACTOR)).rejects.toEqual(refusedWith('employer_not_found'));
    await expect(transfer(id, '2025-10-01')).rejects.toEqual(refusedWith('day_out_of_order'));
    await expect(transfer(id, '2026-05-10')).rejects.toEqual(refusedWith('no_month_at_new_employer'));
    await enrol(app, city, application(newEmployer, { staffNumber: '77', email: 'o@example.jp' }));
    await expect(transfer(id, '2026-04-10')).rejects.toEqual(refusedWith('staff_number_taken'));
    expect((await find(id)).state).toBe('approved');
  });

  it('is refused before the city has decided', async () => {
    const id = await enrol(app, city, application(employerId), false);
    await expect(transfer(id, '2026-04-10')).rejects.toEqual(refusedWith('not_decided_yet'));
  });

  it('by leaving and a new roster does not owe a month twice', async () => {
    const id = await enrol(app, city, application(employerId, { childBirthDate: '2023-08-10' }));
    await change().end(cityId, id, 'left', why('2026-05-16'));
    const moved = await enrol(app, city, application(newEmployer, { childBirthDate: '2023-08-10' }));
    expect((await find(moved)).employeeId).toBe((await find(id)).employeeId);
    expect(await owed(moved)).toEqual(['2026-06', '2026-07', '2026-08']);
  });
});

describe('lists', () => {
  it('find by state, employer and name or reading, page by page', async () => {
    const other = await employer(app, city, 2);
    const people: [string, string, string][] = [
      ['田中 智子', 'タナカ トモコ', employerId],
      ['髙橋 葵', 'タカハシ アオイ', employerId],
      ['田中 亮', 'タナカ リョウ', other],
    ];
    const rows = people.map(([name, nameKana, at], index) =>
      application(at, { name, nameKana, staffNumber: `${index}`, email: `p${index}@example.jp` }),
    );
    await applyFor(app, city, rows.slice(0, 2));
    await applyFor(app, city, rows.slice(2), false);
    const list = async (filter: EnrolmentFilter, page: Partial<PageQuery> = {}) => {
      const wanted = Object.assign(new PageQuery(), page);
      const { items, nextCursor } = await inCity(cityId, () =>
        app.get(ListEnrolmentsService).list(cityId, filter).page(wanted),
      );
      return { names: items.map(({ name }) => name).sort(), nextCursor };
    };
    expect((await list({ q: 'たなか' })).names).toEqual(['田中 亮', '田中 智子']);
    expect((await list({ q: '髙橋　葵' })).names).toEqual(['髙橋 葵']);
    expect((await list({ q: '%' })).names).toEqual([]);
    expect((await list({ q: 'ﾀﾅｶ ２' })).names).toEqual(['田中 亮']);
    expect((await list({ state: 'applied' })).names).toEqual(['田中 亮']);
    expect((await list({ employerId, q: 'タナカ' })).names).toEqual(['田中 智子']);
    expect((await list({ month: '2010-01' })).names).toEqual([]);
    const first = await list({}, { limit: 2 });
    const rest = await list({}, { limit: 2, cursor: first.nextCursor! });
    expect([...first.names, ...rest.names].sort()).toEqual(['田中 亮', '田中 智子', '髙橋 葵']);
  });

  it('show likely doubles: same birth date of the child, and the same family name or address', async () => {
    const parent = (at: number, changes: Parameters<typeof application>[1]) =>
      application(employerId, { staffNumber: `${at}`, email: `p${at}@example.jp`, ...changes });
    const outcomes = await applyFor(app, city, [
      parent(1, {}),
      parent(2, { name: '田中 亮', nameKana: 'タナカ リョウ' }),
      parent(3, { name: '森 葵', nameKana: 'モリ アオイ' }),
      parent(4, { name: '森 亮', nameKana: 'モリ リョウ', childBirthDate: '2025-01-11' }),
      parent(5, { name: '林 楓', nameKana: 'ハヤシ カエデ', email: 'p3@example.jp' }),
    ]);
    const ids = outcomes.map((outcome) => (outcome.status === 'taken' ? outcome.id : ''));
    const pairs = (await app.get(LikelyDoublesService).list(cityId)).map(({ enrolments, clues }) => [
      ...enrolments.map(({ id }) => id).sort(),
      ...clues,
    ]);
    expect(pairs.sort()).toEqual(
      [
        [...ids.slice(0, 2).sort(), 'family_name'],
        [...[ids[2]!, ids[4]!].sort(), 'email'],
      ].sort(),
    );
  });
});

describe('the database itself refuses', () => {
  it.each([
    [
      'enrolments_return_after_birth',
      `update enrolments set returned_on = child_birth_date - 1 where city_id = $1 and id = $2`,
    ],
    ['enrolments_state_known', `update enrolments set state = 'happy' where city_id = $1 and id = $2`],
    ['enrolments_ended_has_reason', `update enrolments set state = 'ended' where city_id = $1 and id = $2`],
    [
      'enrolments_months_are_months',
      `update enrolments set last_month = last_month + 1 where city_id = $1 and id = $2`,
    ],
    [
      'enrolments_end_reason_known',
      `update enrolments set state = 'ended', ended_on = now(), end_reason = 'x' where city_id = $1 and id = $2`,
    ],
  ])('%s', async (constraint, sql) => {
    const id = await enrol(app, city, application(employerId));
    const known = constraint === 'enrolments_return_after_birth' ? { code: 'return_before_birth' } : { constraint };
    await expect(app.query(sql, [cityId, id])).rejects.toMatchObject(known);
  });

  it('two standing enrolments of one parent for one child', async () => {
    const id = await enrol(app, city, application(employerId));
    const copy = `insert into enrolments (city_id, id, programme_id, employee_id, employer_id, child_birth_date, leave_started_on,
        returned_on, state, first_month, last_month)
      select city_id, gen_random_uuid(), programme_id, employee_id, employer_id, child_birth_date, leave_started_on, returned_on,
        state, first_month, last_month from enrolments where city_id = $1 and id = $2`;
    await expect(app.query(copy, [cityId, id])).rejects.toEqual(refusedWith('child_enrolled_already'));
  });

  it('two standing enrolments of one child number, and lets go of it when one ends', async () => {
    const first = await enrol(app, city, application(employerId, { childNumber: 'A1' }));
    const second = await enrol(
      app,
      city,
      application(employerId, { staffNumber: '2', name: '森 亮', email: 'p2@example.jp' }),
    );
    const claim = () =>
      app.query(`update enrolments set child_number = 'A1' where city_id = $1 and id = $2`, [cityId, second]);
    await expect(claim()).rejects.toEqual(refusedWith('child_number_taken'));
    await change().end(cityId, first, 'withdrawn', why('2026-04-10'));
    await claim();
  });

  it('two open absences of one enrolment', async () => {
    const id = await enrol(app, city, application(employerId));
    await change().goOnLeave(cityId, id, why('2026-05-10'));
    await expect(
      app.query(`insert into enrolment_absences (city_id, enrolment_id, from_month) values ($1, $2, '2026-09-01')`, [
        cityId,
        id,
      ]),
    ).rejects.toMatchObject({ constraint: 'enrolment_absences_one_open' });
  });
});
