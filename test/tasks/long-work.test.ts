import type { TaskView } from '../../src/tasks/dto/task.view.js';
import { liveApril } from '../faults/april.js';
import { outcomeOf } from '../faults/outcome.js';
import type { Answer, TestApp } from '../support/app.js';
import { Person } from '../people/doors/person.js';
import { query } from '../support/query.js';
import { type April, Aprils, comparable, comparableRows } from './aprils.js';
import { askLater, doAll, LATER, readTask, taken } from './task-town.js';

let aprils: Aprils;
let cityId: number;

beforeAll(async () => {
  aprils = await Aprils.live();
  ({ cityId } = aprils);
}, 120_000);

afterAll(() => aprils?.forget());

test('a month by tasks says and leaves what a month by requests says and leaves', async () => {
  const first = await aprils.another();
  const byRequest = await aprils.end(first, async (token, path, body) => {
    const answer = await first.app.fetch(`/api/v1/${path}`, { token, body });
    expect(answer.status).toBeLessThan(300);
    return answer.body;
  });
  const outcome = await outcomeOf(first.db.adminUrl);

  const second = await aprils.another();
  const tasks: TaskView[] = [];
  const byTask = await aprils.end(second, async (token, path, body) => {
    const asked = await askLater(second.app, token, path, body);
    expect(asked).toMatchObject({ state: 'waiting', attempts: 0, result: null, problem: null, endedAt: null });
    await doAll(second.app, cityId);
    const task = await readTask(second.app, token, asked.id);
    tasks.push(task);
    expect(task).toMatchObject({ state: 'done', attempts: 1, problem: null });
    if (!task.hasFile) return task.result;
    const { body: file, headers } = await second.app.fetch(`/api/v1/tasks/${task.id}/file`, { token });
    const again = await second.app.fetch(`/api/v1/${path}`, { token, body });
    expect(file).toBe(again.body);
    expect(task.result).toMatchObject({ mediaType: 'text/plain', bytes: 6 * 122 });
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/);
    return file;
  });
  expect(comparable(byTask)).toEqual(comparable(byRequest));
  expect(comparableRows(await outcomeOf(second.db.adminUrl))).toEqual(comparableRows(outcome));
  expect(tasks.map(({ kind }) => kind)).toEqual([
    'prepare-closing',
    'approve-closing',
    'invoice-month',
    'settle-month',
    'prepare-payouts',
    'export-payouts',
  ]);
}, 120_000);

describe('long work', () => {
  let app: TestApp;
  let db: April['db'];
  let finance: string;

  beforeAll(async () => {
    ({ app, db } = await aprils.another());
    finance = await app.tokenFor(cityId, 'city_finance');
  });

  it('is found in the role in which it was asked for', async () => {
    const person = await Person.signedIn(app, 'finance@city.example.jp');
    const grant = await person.give(cityId, 'city_finance');
    const { status, headers, body } = await person.as(grant, '/invoice-runs', {
      body: { month: '2026-04' },
      headers: LATER,
    });
    expect(status).toBe(202);
    expect(headers.get('location')).toBe(`/api/v1/as/${grant}/tasks/${body.id}`);
    await doAll(app, cityId);
  });

  it('that a rule refuses ends its task with the problem that the request would answer, at once', async () => {
    const asked = await askLater(app, finance, 'invoice-runs', { month: '2026-04' });
    await doAll(app, cityId);
    const refused = await app.fetch('/api/v1/invoice-runs', { token: finance, body: { month: '2026-04' } });
    const task = await readTask(app, finance, asked.id);
    const { requestId: _request, ...problem } = refused.body;
    expect(task).toMatchObject({ state: 'failed', attempts: 1, result: null, endedAt: expect.any(String) });
    expect(task.problem).toEqual(problem);
    expect(problem.code).toBe('closing_not_approved');
  });

  it('that makes no sense is refused before it becomes a task', async () => {
    const asking = { token: finance, headers: LATER, method: 'POST' };
    const before = (await app.fetch('/api/v1/tasks', { token: finance })).body.items.length;
    const bad = await app.fetch('/api/v1/closings/2026-13/prepare', asking);
    expect([bad.status, bad.body.code]).toEqual([422, 'bad_month']);
    const auditor = await app.tokenFor(cityId, 'city_auditor');
    expect((await app.fetch('/api/v1/closings/2026-04/prepare', { ...asking, token: auditor })).status).toBe(403);
    expect((await app.fetch('/api/v1/tasks', { token: finance })).body.items).toHaveLength(before);
  });

  it('asked for twice, also at once, is one task; after its end it is another one', async () => {
    const ask = () => askLater(app, finance, 'settlement-runs', { month: '2026-04' });
    const ids = (await Promise.all(Array.from({ length: 6 }, ask))).map(({ id }) => id);
    expect(new Set(ids).size).toBe(1);
    await doAll(app, cityId);
    const again = await ask();
    expect(ids).not.toContain(again.id);
    await doAll(app, cityId);
  });

  it('is another one for another month, and an approval for another person', async () => {
    const other = await app.tokenFor(cityId, 'city_finance');
    const asked = [
      await askLater(app, finance, 'closings/2026-04/approve'),
      await askLater(app, other, 'closings/2026-04/approve'),
      await askLater(app, other, 'closings/2026-03/approve'),
    ];
    expect(new Set(asked.map(({ id }) => id)).size).toBe(3);
    await doAll(app, cityId);
  });

  it('keeps the meaning of an idempotency key: the same task again, with its address, also after its end', async () => {
    const headers = { ...LATER, 'idempotency-key': 'payout-1' };
    const ask = (body: object): Promise<Answer> =>
      app.fetch('/api/v1/payout-batches', { token: finance, body, headers });
    const first = taken(await ask({}));
    await doAll(app, cityId);
    const replayed = await ask({});
    expect(replayed.headers.get('idempotency-replayed')).toBe('true');
    expect(taken(replayed).id).toBe(first.id);
    expect((await ask({ payOn: '2026-06-15' })).body.code).toBe('key_conflict');
    expect((await readTask(app, finance, first.id)).problem?.code).toBe('nothing_to_pay');
  });

  it.each(['respond-async', 'Respond-Async', 'wait=5, respond-async', 'respond-async;x="y"'])(
    'is taken on for Prefer: %s',
    async (prefer) => {
      const path = '/api/v1/closings/2026-04/report?format=pdf';
      taken(await app.fetch(path, { token: finance, headers: { prefer } }));
      await doAll(app, cityId);
    },
  );

  it.each(['wait=10', 'return=minimal', 'respond-async-not'])('is done at once for Prefer: %s', async (prefer) => {
    const { status, headers } = await app.fetch('/api/v1/closings/2026-04/report', {
      token: finance,
      headers: { prefer },
    });
    expect([status, headers.get('preference-applied')]).toEqual([200, null]);
  });

  it('on files keeps them until its end, and no longer', async () => {
    const send = (text: string) => {
      const form = new FormData();
      form.append('file', new Blob([text]), 'meisai.csv');
      return app.fetch('/api/v1/bank-statements', { token: finance, body: form, headers: LATER });
    };
    const text = '取引日,入金額,振込依頼人名,照会番号\n2026-05-01,4000,ｲ,A2\n';
    const first = taken(await send(text));
    expect(taken(await send(text)).id).toBe(first.id);
    expect(taken(await send(`${text}2026-05-01,4000,ｲ,A3\n`)).id).not.toBe(first.id);
    await doAll(app, cityId);
    const task = await readTask(app, finance, first.id);
    expect(task).toMatchObject({ state: 'done', result: [{ name: 'meisai.csv', already: false, taken: 1 }] });
    expect(task.input).toEqual({
      files: [{ name: 'meisai.csv', bytes: Buffer.byteLength(text), sha256: expect.any(String) }],
    });
    const left = await query(db.adminUrl, `select from task_files where city_id = ${cityId} and part = 'input'`);
    expect(left).toEqual([]);
  });
});

describe('a task', () => {
  let app: TestApp;
  let db: April['db'];
  let mine: TaskView;
  let finance: string;

  beforeAll(async () => {
    ({ app, db } = await aprils.another());
    finance = await app.tokenFor(cityId, 'city_finance');
    mine = await askLater(app, finance, 'closings/2026-04/prepare');
    await doAll(app, cityId);
  });

  it('of another city is not there, nor its events, nor its file', async () => {
    const other = await liveApril(app);
    const stranger = await app.tokenFor(other, 'city_finance');
    for (const path of ['', '/events', '/file']) {
      const answer = await app.fetch(`/api/v1/tasks/${mine.id}${path}`, { token: stranger });
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'not_found']);
    }
    expect((await app.fetch('/api/v1/tasks', { token: stranger })).body.items).toEqual([]);
  }, 60_000);

  it('is seen by the roles that may ask for it, and by no others', async () => {
    const seen = async (role: 'city_finance' | 'city_welfare' | 'city_admin' | 'city_auditor') =>
      (await app.fetch(`/api/v1/tasks/${mine.id}`, { token: await app.tokenFor(cityId, role) })).status;
    expect(
      await Promise.all((['city_finance', 'city_welfare', 'city_admin', 'city_auditor'] as const).map(seen)),
    ).toEqual([200, 404, 404, 404]);
    const till = await app.tokenFor(cityId, 'city_finance');
    expect((await app.fetch(`/api/v1/tasks/${mine.id}/file`, { token: till })).status).toBe(404);
  });

  it('of one employer is not there for another', async () => {
    const [one, two] = await query(db.adminUrl, `select id from employers where city_id = ${cityId}`);
    const hr = (employerId = '') => app.tokenFor(cityId, 'employer_hr', { employerId });
    const own = await hr(one?.id);
    const form = () => {
      const made = new FormData();
      made.append('files', new Blob(['社員番号,氏名,フリガナ,メールアドレス\n']), 'coworkers.csv');
      return made;
    };
    const send = async (token: string) =>
      taken(await app.fetch('/api/v1/imports', { token, body: form(), headers: LATER })).id;
    const asked = await send(own);
    const other = await hr(two?.id);
    expect(await send(other)).not.toBe(asked);
    expect((await app.fetch(`/api/v1/tasks/${asked}`, { token: own })).status).toBe(200);
    expect((await app.fetch(`/api/v1/tasks/${asked}`, { token: other })).status).toBe(404);
    expect((await app.fetch('/api/v1/tasks', { token: other })).body.items).toHaveLength(1);
    await doAll(app, cityId);
  });

  it('stands in the list, the newest first, page by page', async () => {
    await askLater(app, finance, 'closings/2026-04/prepare');
    const first = await app.fetch('/api/v1/tasks?limit=1', { token: finance });
    const second = await app.fetch(`/api/v1/tasks?limit=1&cursor=${first.body.nextCursor}`, { token: finance });
    expect(second.body.items.map(({ id }: TaskView) => id)).toEqual([mine.id]);
    expect(first.body.items[0].id > mine.id).toBe(true);
    const bad = Buffer.from(JSON.stringify(['x'])).toString('base64url');
    expect((await app.fetch(`/api/v1/tasks?cursor=${bad}`, { token: finance })).body.code).toBe('bad_cursor');
  });
});
