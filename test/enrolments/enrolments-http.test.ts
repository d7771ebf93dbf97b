import { CreateCityService } from '../../src/programmes/create-city.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { corporateNumber, sampleCity, type SampleFile } from '../support/sample-city.js';

const EMPLOYER = corporateNumber(1);
/** What stands in the file itself is shown while it can still be changed. */
const ONLY_PREVIEWED = ['header', 'cells'];
const HEADER = '社員番号,氏名,フリガナ,メールアドレス,子の生年月日,育児休業開始日,復職日';
const APPLICATION = {
  staffNumber: '77',
  name: '森　亮',
  nameKana: 'ﾓﾘ ﾘｮｳ',
  email: 'Mori@example.jp',
  childBirthDate: '2025-02-10',
  leaveStartedOn: '2025-04-08',
  returnedOn: '2026-02-01',
};

let db: TestDatabase;
let app: TestApp;
let cityId: number;
let welfare: string;
let hr: string;
let employerId: string;
let otherId: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  const { city } = await app.get(CreateCityService).createCity({
    code: 'c',
    name: '市',
    kind: 'rehearsal',
    asOf: '2026-04-01',
    programme: { startsMonth: '2026-04' },
  });
  cityId = city.id;
  welfare = await app.tokenFor(cityId, 'city_welfare');
  const { files } = sampleCity({ employers: 2, parents: 6, merchants: 2 });
  const { status, body } = await upload('/api/v1/imports', welfare, files, { approve: 'true' });
  expect({ status, body }).toMatchObject({ status: 200, body: { summary: { enrolments: { taken: 6 } } } });
  const employers = await app.fetch('/api/v1/employers', { token: welfare });
  const idOf = (number: string) =>
    employers.body.items.find((one: { corporateNumber: string }) => one.corporateNumber === number).id;
  employerId = idOf(EMPLOYER);
  otherId = idOf(corporateNumber(2));
  hr = await app.tokenFor(cityId, 'employer_hr', { employerId });
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

function upload(path: string, token: string, files: SampleFile[], fields: Record<string, string> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  for (const { name, content } of files)
    body.append('files', new Blob([new Uint8Array(content)]), name.split('/').at(-1));
  return app.fetch(path, { token, body });
}

const roster = (...rows: string[]): SampleFile => ({
  name: '名簿.csv',
  content: Buffer.from([HEADER, ...rows].join('\n')),
});
const ask = (path: string, token: string, body?: unknown) => app.fetch(`/api/v1/enrolments${path}`, { token, body });
const apply = async (changes: Partial<typeof APPLICATION> = {}, token = hr) =>
  (await ask('', token, { ...APPLICATION, ...changes })).body;

describe('POST /imports', () => {
  const good = '501,林 楓,ハヤシ カエデ,h@example.jp,2025-02-10,2025-04-08,2026-02-01';
  const bad = '502,,ハヤシ カエデ,h2@example.jp,2025-02-10,2025-04-08,2026-02-01';

  it('previews, takes, and takes nothing the second time', async () => {
    const preview = await upload('/api/v1/imports/preview', hr, [roster(good, bad)]);
    expect(preview).toMatchObject({
      status: 200,
      body: {
        summary: { enrolments: { taken: 1, unchanged: 0, refused: 1 } },
        files: [
          {
            name: '名簿.csv',
            kind: 'roster',
            header: HEADER.split(','),
            rows: [
              {
                line: 2,
                cells: good.split(','),
                outcome: 'taken',
                firstMonth: '2026-04',
                lastMonth: '2028-02',
                monthsLeft: 23,
              },
              {
                line: 3,
                cells: bad.split(','),
                outcome: 'refused',
                code: 'missing_field',
                ja: '「氏名」が空です。',
                en: expect.any(String),
              },
            ],
          },
        ],
      },
    });
    expect((await ask('?q=ハヤシ', hr)).body.items).toHaveLength(0);
    const asTaken = JSON.parse(JSON.stringify(preview.body), (name, value) =>
      ONLY_PREVIEWED.includes(name) ? undefined : value,
    );
    expect((await upload('/api/v1/imports', hr, [roster(good, bad)])).body).toEqual(asTaken);
    expect((await ask('?q=ハヤシ', hr)).body.items).toMatchObject([{ name: '林 楓', state: 'applied', employerId }]);
    const again = await upload('/api/v1/imports', hr, [roster(good, bad)]);
    expect(again.body.summary.enrolments).toMatchObject({ taken: 0, unchanged: 1, refused: 1 });
  });

  it('gives back the bad rows as a file to correct', async () => {
    const csv = await upload('/api/v1/imports/correction-file', hr, [roster(good, bad)]);
    expect(csv.status).toBe(200);
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(csv.headers.get('content-disposition')).toContain(encodeURIComponent('名簿-要修正.csv'));
    expect(csv.body).toContain('502,,ハヤシ カエデ');
    expect(csv.body).not.toContain('501');
    const xlsx = await upload('/api/v1/imports/correction-file', hr, [roster(bad)], { format: 'xlsx' });
    expect(xlsx.headers.get('content-type')).toContain('spreadsheetml');
    expect((await upload('/api/v1/imports/correction-file', hr, [roster(good)])).body.code).toBe('nothing_to_correct');
  });

  it.each<[string, number, string, () => Promise<{ status: number; body: { code: string } }>]>([
    ['no token', 401, 'unauthenticated', () => upload('/api/v1/imports', 'nobody', [roster(good)])],
    [
      'the finance section',
      403,
      'forbidden',
      async () => upload('/api/v1/imports', await app.tokenFor(cityId, 'city_finance'), [roster(good)]),
    ],
    [
      'another employer’s roster',
      403,
      'file_not_allowed',
      () => upload('/api/v1/imports', hr, [{ ...roster(good), name: `${corporateNumber(2)}.csv` }]),
    ],
    [
      'approval by an employer',
      403,
      'approval_not_allowed',
      () => upload('/api/v1/imports', hr, [roster(good)], { approve: 'true' }),
    ],
    [
      'an unknown field',
      422,
      'invalid_request',
      () => upload('/api/v1/imports', hr, [roster(good)], { nonsense: 'x' }),
    ],
    ['no files', 422, 'no_files', () => upload('/api/v1/imports', hr, [])],
    ['JSON', 422, 'no_files', () => app.fetch('/api/v1/imports', { token: hr, body: {} })],
    [
      'a broken workbook',
      422,
      'unreadable_file',
      () => upload('/api/v1/imports', hr, [{ name: 'a.xlsx', content: Buffer.from('PK\u0003\u0004x') }]),
    ],
    [
      'a file too large',
      413,
      'body_too_large',
      () => upload('/api/v1/imports', hr, [{ name: 'a.csv', content: Buffer.alloc(21 * 1024 * 1024, 'x') }]),
    ],
  ])('refuses %s with %i %s', async (_, status, code, request) => {
    const answer = await request();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('POST /enrolments', () => {
  it('applies for one parent, answers the same again, and shows what was done', async () => {
    const made = await ask('', hr, APPLICATION);
    expect(made).toMatchObject({
      status: 201,
      body: {
        name: '森 亮',
        nameKana: 'モリ リョウ',
        state: 'applied',
        firstMonth: '2026-04',
        lastMonth: '2028-02',
        employerId,
      },
    });
    expect((await ask('', hr, APPLICATION)).body).toEqual(made.body);
    const { id } = made.body;
    expect((await ask(`/${id}`, welfare)).body).toEqual({
      ...made.body,
      staffNumber: APPLICATION.staffNumber,
      employerName: '株式会社見本1',
      programmeName: expect.stringMatching(/./),
    });
    expect((await ask(`/${id}/approve`, welfare, { reason: '確認済み' })).body.state).toBe('approved');
    const parent = await app.tokenFor(cityId, 'employee', { employeeId: made.body.employeeId });
    expect((await app.fetch(`/api/v1/enrolments/${id}/activate`, { token: parent, method: 'POST' })).body.state).toBe(
      'active',
    );
    expect((await ask(`/${id}/leave`, hr, { on: '2026-04-10', reason: '第二子' })).body.state).toBe('on_leave');
    expect((await ask(`/${id}/return`, hr, { on: '2026-04-20', reason: '復職' })).body.state).toBe('active');
    const corrected = await ask(`/${id}/correct`, welfare, { childBirthDate: '2025-03-10', reason: '戸籍' });
    expect(corrected.body).toEqual({
      plan: {
        before: { firstMonth: '2026-04', lastMonth: '2028-02' },
        after: { firstMonth: '2026-04', lastMonth: '2028-03' },
        newlyOwed: ['2028-03'],
        noLongerOwed: [],
        overIssued: [],
      },
      recalled: [],
    });
    const moved = await ask(`/${id}/transfer`, welfare, {
      employerId: otherId,
      staffNumber: '9',
      on: '2026-05-01',
      reason: '転職',
    });
    expect(moved).toMatchObject({ status: 201, body: { employerId: otherId, state: 'active', firstMonth: '2026-05' } });
    expect(
      (await ask(`/${moved.body.id}/end`, welfare, { endReason: 'withdrawn', reason: '辞退' })).body,
    ).toMatchObject({ state: 'ended', endedOn: '2026-04-01' });
    const events = await ask(`/${id}/events`, hr);
    expect(events.body.map(({ event }: { event: string }) => event)).toEqual([
      'apply',
      'approve',
      'activate',
      'go_on_leave',
      'return',
      'correct',
      'end',
    ]);
  });

  it('previews a correction and changes nothing', async () => {
    const { id } = await apply({ staffNumber: '80', email: 'p80@example.jp' });
    const preview = await ask(`/${id}/correct/preview`, welfare, { returnedOn: '2026-06-01' });
    expect(preview.body).toMatchObject({ after: { firstMonth: '2026-06' }, noLongerOwed: ['2026-04', '2026-05'] });
    expect((await ask(`/${id}`, hr)).body.returnedOn).toBe('2026-02-01');
  });

  it.each([
    ['bad_date', { childBirthDate: '2025/2/10' }],
    ['bad_email', { email: 'nashi' }],
    ['return_before_birth', { returnedOn: '2025-02-09' }],
    ['child_over_limit', { childBirthDate: '2021-02-10' }],
    ['invalid_request', { name: ' ' }],
  ])('refuses with %s: %j', async (code, changes) => {
    expect((await apply({ staffNumber: '90', email: 'p90@example.jp', ...changes })).code).toBe(code);
  });
});

describe('scope', () => {
  it('shows an employer its own enrolments only, page by page', async () => {
    const all = (await ask('?limit=200', welfare)).body.items as { employerId: string }[];
    const own = (await ask(`?limit=200&employerId=${otherId}`, hr)).body.items as { employerId: string }[];
    expect(own.length).toBe(all.filter((one) => one.employerId === employerId).length);
    expect(own.every((one) => one.employerId === employerId)).toBe(true);
    const pages = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await ask(`?limit=2${cursor && `&cursor=${cursor}`}`, hr);
      pages.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    expect(pages).toEqual(own);
  });

  it('answers another employer’s, another person’s and an unknown enrolment alike', async () => {
    const [other] = (await ask(`?employerId=${otherId}`, welfare)).body.items;
    const person = await app.tokenFor(cityId, 'employee', {
      employeeId: (await apply({ staffNumber: '81', email: 'p81@example.jp' })).employeeId,
    });
    const unknown = await ask('/0195b7f2-0000-7000-8000-000000000001', hr);
    expect(unknown.status).toBe(404);
    expect((await ask(`/${other.id}`, hr)).status).toBe(404);
    expect((await ask(`/${other.id}/events`, hr)).status).toBe(404);
    expect((await ask(`/${other.id}/end`, hr, { endReason: 'left', reason: 'x' })).status).toBe(404);
    expect((await ask(`/${other.id}`, person)).status).toBe(404);
    expect((await app.fetch(`/api/v1/enrolments/${other.id}/activate`, { token: person, method: 'POST' })).status).toBe(
      404,
    );
  });

  it('lets an employer enrol at itself only', async () => {
    expect((await ask('', hr, { ...APPLICATION, employerId: otherId })).status).toBe(404);
  });

  it('shows likely doubles to the city, not to an employer', async () => {
    expect((await ask('/likely-doubles', welfare)).status).toBe(200);
    expect((await ask('/likely-doubles', hr)).status).toBe(403);
  });
});
