import { readSheet } from 'read-excel-file/node';
import { CreateCityService } from '../../../src/programmes/create-city.service.js';
import { RegisterEmployersService } from '../../../src/employers/register-employers.service.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
import { corporateNumber } from '../../support/sample-city.js';
import { doAll, LATER, readTask, taken } from '../../tasks/task-town.js';

const HEADER = '社員番号,氏名,フリガナ,メールアドレス,子の生年月日,育児休業開始日,復職日';
const GOOD = '1,林 楓,ハヤシ カエデ,h@example.jp,2025-02-10,2025-04-08,2026-02-01';
const BAD = '2,森 亮,モリ リョウ,moriだめ,2025-02-10,2025-04-08,2026-02-01';

let db: TestDatabase;
let app: TestApp;
let cityId: number;
let hr: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  const programme = { startsMonth: '2026-04' as const };
  const { city } = await app
    .get(CreateCityService)
    .createCity({ code: 'c', name: '市', kind: 'rehearsal', asOf: '2026-04-01', programme });
  cityId = city.id;
  const row = { corporateNumber: corporateNumber(1), name: '会社', nameKana: 'カイシャ', contactEmail: 'a@example.jp' };
  const [outcome] = await app.get(RegisterEmployersService).register(cityId, [row]);
  hr = await app.tokenFor(cityId, 'employer_hr', { employerId: outcome?.status === 'taken' ? outcome.id : '' });
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

function form(...rows: string[]): FormData {
  const body = new FormData();
  body.append('files', new Blob([[HEADER, ...rows].join('\n')]), '名簿.csv');
  return body;
}

test('a preview says which rows of the file are meant; what is taken in does not repeat them', async () => {
  const preview = await app.fetch('/api/v1/imports/preview', { token: hr, body: form(GOOD, BAD) });
  const [file] = preview.body.files;
  expect(file.header).toEqual(HEADER.split(','));
  expect(file.rows.map(({ cells }: { cells: string[] }) => cells)).toEqual([GOOD.split(','), BAD.split(',')]);
  const { body } = await app.fetch('/api/v1/imports', { token: hr, body: form(GOOD, BAD) });
  expect(JSON.stringify(body)).not.toContain('林');
  expect(body.files[0].header).toBeUndefined();
});

test('an upload that was left gives back the bad rows for a day, to be corrected', async () => {
  const body = form(GOOD, BAD);
  const asked = taken(await app.fetch('/api/v1/imports', { token: hr, body, headers: LATER }));
  await doAll(app, cityId);
  const task = await readTask(app, hr, asked.id);
  expect(task).toMatchObject({ state: 'done', hasFile: true, result: { summary: { enrolments: { refused: 1 } } } });
  const { headers } = await app.fetch(`/api/v1/tasks/${asked.id}/file`, { token: hr });
  expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain('名簿-要修正.xlsx');
});

test('an upload without bad rows leaves no file', async () => {
  const asked = taken(await app.fetch('/api/v1/imports', { token: hr, body: form(GOOD), headers: LATER }));
  await doAll(app, cityId);
  expect(await readTask(app, hr, asked.id)).toMatchObject({ state: 'done', hasFile: false });
});

test.each([
  ['roster', [...HEADER.split(','), '児童番号']],
  ['coworkers', HEADER.split(',').slice(0, 4)],
])('the template of a %s has the columns that an import looks for', async (kind, columns) => {
  const csv = await app.fetch(`/api/v1/imports/template?kind=${kind}&format=csv`, { token: hr });
  expect(csv.body.replace('\ufeff', '').trim()).toBe(columns.join(','));
  const file = await fetch(`${app.url}/api/v1/imports/template?kind=${kind}`, {
    headers: { authorization: `Bearer ${hr}` },
  });
  const [head] = await readSheet(Buffer.from(await file.arrayBuffer()));
  expect(head).toEqual(columns);
});
