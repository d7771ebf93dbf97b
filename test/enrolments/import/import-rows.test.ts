import { ImportFolderService, type ImportOptions } from '../../../src/enrolments/import/import-folder.service.js';
import { summaryOf } from '../../../src/enrolments/import/import-summary.js';
import { corporateNumber } from '../../support/sample-city.js';
import { ACTOR, startEnrolmentsApp, type EnrolmentsApp } from '../enrolments-app.js';

const EMPLOYER = corporateNumber(1);
const OTHER = corporateNumber(2);
const HEADER = '社員番号,氏名,フリガナ,メールアドレス,子の生年月日,育児休業開始日,復職日';
const GOOD = '1,田中 智子,タナカ トモコ,p1@example.jp,2025-01-10,2025-03-08,2025-10-01';

let app: EnrolmentsApp;
let cityId: number;
let cities = 0;
beforeAll(async () => {
  app = await startEnrolmentsApp();
});
afterAll(() => app?.close());
beforeEach(async () => {
  cities += 1;
  ({ cityId } = await app.createCity({ code: `city${cities}`, asOf: '2026-04-01', start: '2026-04' }));
  await take({ 'employers.csv': employers([EMPLOYER, OTHER]) });
});

const employers = (numbers: string[]) =>
  [
    '法人番号,名称,フリガナ,担当者メール',
    ...numbers.map((number, at) => `${number},会社${at},カイシャ,hr${at}@example.jp`),
  ].join('\n');

const roster = (...rows: string[]) => [HEADER, ...rows].join('\n');

/** Changes cells of the good row by their place. */
const row = (cells: Record<number, string>) =>
  GOOD.split(',')
    .map((cell, at) => cells[at] ?? cell)
    .join();

async function take(files: Record<string, string | Buffer>, options: Partial<ImportOptions> = {}) {
  const list = Object.entries(files).map(([name, content]) => ({ name, content: Buffer.from(content) }));
  return app.get(ImportFolderService).take(cityId, list, { approve: true, actorId: ACTOR, ...options });
}

/** What becomes of each row: `taken`, `unchanged` or the code. */
async function results(
  files: Record<string, string | Buffer>,
  options: Partial<ImportOptions> = {},
): Promise<string[]> {
  const imported = await take(files, options);
  return imported.flatMap(({ rows }) => rows.map(({ outcome, refusal }) => refusal?.code ?? outcome));
}

const ofEmployer = (...rows: string[]) => ({ [`rosters/${EMPLOYER}.csv`]: roster(...rows) });

describe('a row of a roster is refused with', () => {
  it.each<[string, string]>([
    ['bad_encoding', row({ 1: '田\ufffd' })],
    ['bad_columns', `${GOOD},`],
    ['bad_columns', GOOD.split(',').slice(0, 6).join()],
    ...[0, 1, 2, 3, 4, 5, 6].map((at): [string, string] => ['missing_field', row({ [at]: ' 　' })]),
    ['bad_date', row({ 4: '昨年の春' })],
    ['bad_date', row({ 5: '2025-02-30' })],
    ['bad_date', row({ 6: '平成40年4月1日' })],
    ['bad_email', row({ 3: 'a@@b.jp' })],
    ['return_before_birth', row({ 6: '2025-01-09' })],
    ['child_over_limit', row({ 4: '2022-05-06', 6: '2023-04-01' })],
    ['missing_field', row({ 1: '', 3: 'nashi', 4: 'x' })],
    ['bad_date', row({ 3: 'nashi', 5: 'x', 6: '2024-01-01' })],
    ['bad_email', row({ 3: 'nashi', 6: '2024-01-01' })],
    ['return_before_birth', row({ 4: '2022-05-06', 6: '2021-04-01' })],
  ])('%s: %s', async (code, line) => {
    expect(await results(ofEmployer(line))).toEqual([code]);
    expect(await app.query('select 1 from employees where city_id = $1', [cityId])).toEqual([]);
  });

  it('duplicate_in_file if an earlier row has the same staff number, also when that one was refused', async () => {
    const rows = [row({ 4: 'x' }), GOOD, row({ 0: '２' }), row({ 0: ' 2 ', 4: '2022-05-06', 6: '2023-04-01' })];
    expect(await results(ofEmployer(...rows))).toEqual(['bad_date', 'duplicate_in_file', 'taken', 'child_over_limit']);
  });

  it('duplicate_in_file if another file of the same employer has the staff number', async () => {
    const files = {
      ...ofEmployer(GOOD),
      [`rosters/追加_${EMPLOYER}.csv`]: roster(GOOD),
      [`${OTHER}.csv`]: roster(row({ 3: 'o@example.jp' })),
    };
    const imported = await take(files);
    expect(imported.map(({ rows }) => rows[0]?.refusal?.code ?? rows[0]?.outcome)).toEqual([
      'taken',
      'duplicate_in_file',
      'taken',
    ]);
    expect(imported[1]?.rows[0]?.refusal?.ja).toContain(`rosters/${EMPLOYER}.csv の 2 行目`);
  });

  it('already_enrolled if it contradicts what is enrolled', async () => {
    expect(await results(ofEmployer(GOOD))).toEqual(['taken']);
    const changes: Record<number, string>[] = [
      { 1: '田中 友子' },
      { 3: 'p2@example.jp' },
      { 4: '2025-01-11' },
      { 6: '2025-10-02' },
    ];
    for (const changed of changes) {
      expect(await results(ofEmployer(row(changed)))).toEqual(['already_enrolled']);
    }
  });

  it('already_enrolled if the same person is enrolled by another employer, also in the same import', async () => {
    const both = { ...ofEmployer(GOOD), [`rosters/${OTHER}.csv`]: roster(row({ 0: '77', 3: 'P1@EXAMPLE.jp' })) };
    expect(await results(both)).toEqual(['taken', 'already_enrolled']);
    expect(await results({ [`rosters/${OTHER}.csv`]: roster(row({ 0: '77' })) })).toEqual(['already_enrolled']);
  });

  it('already_enrolled if the same person is registered under another staff number', async () => {
    expect(await results(ofEmployer(GOOD, row({ 0: '2' })))).toEqual(['taken', 'already_enrolled']);
  });

  it('already_enrolled if the staff number belongs to a co-worker of another name', async () => {
    await take({
      [`coworkers/${EMPLOYER}.csv`]: '社員番号,氏名,フリガナ,メールアドレス\n1,佐藤 亮,サトウ リョウ,s@example.jp',
    });
    expect(await results(ofEmployer(GOOD))).toEqual(['already_enrolled']);
  });

  it('bad_corporate_number if nobody knows the employer, whatever else is wrong', async () => {
    const rows = [GOOD, row({ 1: '' })];
    expect(await results({ 'rosters/1234567890123.csv': roster(...rows) })).toEqual(
      rows.map(() => 'bad_corporate_number'),
    );
    expect(await results({ '名簿.csv': roster(...rows) })).toEqual(rows.map(() => 'bad_corporate_number'));
  });
});

describe('a row of a roster', () => {
  it('is unchanged if it says what is enrolled already, however it is written', async () => {
    await take(ofEmployer(GOOD));
    const rewritten = '１,田中　智子,ﾀﾅｶ　ﾄﾓｺ,P1@Example.jp,令和7年1月10日,R7.3.8,２０２５／１０／１';
    expect(await results(ofEmployer(rewritten))).toEqual(['unchanged']);
  });

  it('is unchanged if its enrolment has ended or was refused: a list sent again undoes no decision', async () => {
    await take(ofEmployer(GOOD, row({ 0: '2', 1: '森 亮', 3: 'p2@example.jp' })));
    await app.query(
      `update enrolments set state = 'ended', ended_on = '2026-05-31', end_reason = 'withdrawn'
        where city_id = $1 and employee_id = (select id from employees where city_id = $1 and email = 'p1@example.jp')`,
      [cityId],
    );
    await app.query(`update enrolments set state = 'refused' where city_id = $1 and state <> 'ended'`, [cityId]);
    const again = ofEmployer(GOOD, row({ 0: '2', 1: '森 亮', 3: 'p2@example.jp' }));
    expect(await results(again)).toEqual(['unchanged', 'unchanged']);
  });

  it('is a second enrolment if the child was born after the return from the leave for the first', async () => {
    await take(ofEmployer(row({ 4: '2024-02-01', 5: '2024-03-30', 6: '2024-10-01' })));
    expect(await results(ofEmployer(row({ 4: '2025-09-01', 5: '2025-10-28', 6: '2026-03-01' })))).toEqual(['taken']);
    expect(await app.query('select 1 from employees where city_id = $1', [cityId])).toHaveLength(1);
  });

  it('is taken while a missed month can still be caught up', async () => {
    await app
      .createCity({ code: `late${cities}`, asOf: '2026-10-01', start: '2026-04' })
      .then((city) => ({ cityId } = city));
    await take({ 'employers.csv': employers([EMPLOYER]) });
    const rows = [row({ 4: '2023-05-02' }), row({ 0: '2', 1: '森 亮', 3: 'p2@example.jp', 4: '2023-04-01' })];
    const [imported] = await take(ofEmployer(...rows));
    // The first child reaches 3 in May, within the six months before October; the second in March.
    expect(imported?.rows.map(({ refusal, months }) => refusal?.code ?? months)).toEqual([
      { firstMonth: '2026-04', lastMonth: '2026-05', monthsLeft: 2 },
      'child_over_limit',
    ]);
  });

  it('says which months are owed', async () => {
    const [imported] = await take(ofEmployer(GOOD, row({ 0: '2', 1: '森 亮', 3: 'p2@example.jp', 6: '2026-06-15' })));
    expect(imported?.rows.map(({ months }) => months)).toEqual([
      { firstMonth: '2026-04', lastMonth: '2028-01', monthsLeft: 22 },
      { firstMonth: '2026-06', lastMonth: '2028-01', monthsLeft: 20 },
    ]);
  });

  it('is refused if the child of that number is enrolled', async () => {
    const withNumber = (...rows: string[]) => ({
      [`rosters/${EMPLOYER}.csv`]: [`${HEADER},児童番号`, ...rows].join('\n'),
    });
    const other = row({ 0: '2', 1: '森 亮', 3: 'p2@example.jp' });
    expect(await results(withNumber(`${GOOD},A1`, `${other},Ａ１`))).toEqual(['taken', 'already_enrolled']);
    expect(await results(withNumber(`${GOOD},A1`))).toEqual(['unchanged']);
    expect(await results(ofEmployer(GOOD))).toEqual(['unchanged']);
    expect(await results(withNumber(`${GOOD},A2`))).toEqual(['already_enrolled']);
  });
});

describe('columns', () => {
  it('may stand in any order under names that mean the same, beside others', async () => {
    const file = [
      '備考,復職日 ,育休開始日,お子さまの生年月日（必須）,e-mail,ふりがな,名前,従業員番号',
      'x,2025-10-01,2025-03-08,2025-01-10,p1@example.jp,たなか ともこ,田中 智子,1',
    ];
    expect(await results({ [`rosters/${EMPLOYER}.csv`]: file.join('\r\n') })).toEqual(['taken']);
    expect(await results(ofEmployer(GOOD))).toEqual(['unchanged']);
  });

  it.each([
    ['a missing column', HEADER.replace(',復職日', '')],
    ['a column twice', HEADER.replace('フリガナ', '氏名')],
    ['no header at all', GOOD],
  ])('are refused once for the file: %s', async (_, header) => {
    const imported = await take({ [`rosters/${EMPLOYER}.csv`]: `\n${header}\n${GOOD}` });
    expect(imported[0]?.rows).toMatchObject([{ line: 2, outcome: 'refused', refusal: { code: 'bad_columns' } }]);
  });

  it('are missing in an empty file', async () => {
    const imported = await take({ [`rosters/${EMPLOYER}.csv`]: '' });
    expect(imported[0]?.rows).toMatchObject([{ line: 1, refusal: { code: 'bad_columns' } }]);
  });

  it('do not take a value under a column without a name', async () => {
    const file = {
      [`rosters/${EMPLOYER}.csv`]: `${HEADER},\n${GOOD},x\n${row({ 0: '2', 1: '森 亮', 3: 'p2@example.jp' })},`,
    };
    expect(await results(file)).toEqual(['bad_columns', 'taken']);
  });
});

describe('employers', () => {
  const line = `${corporateNumber(9)},会社9,カイシャ,hr@example.jp`;
  const file = (...rows: string[]) => ({
    'employers.csv': ['法人番号,名称,フリガナ,担当者メール', ...rows].join('\n'),
  });

  it.each([
    ['missing_field', line.replace('会社9', '')],
    ['bad_email', line.replace('hr@', 'hr')],
    ['bad_corporate_number', line.replace(/^\d/, (digit) => String((Number(digit) + 1) % 10))],
    ['bad_columns', `${line},x`],
    ['taken', line.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
  ])('%s: %s', async (code, row) => {
    expect(await results(file(row))).toEqual([code]);
  });

  it('are unchanged if they are registered so, refused if otherwise or twice', async () => {
    expect(await results(file(line, line))).toEqual(['taken', 'duplicate_in_file']);
    expect(await results(file(line))).toEqual(['unchanged']);
    expect(await results(file(line.replace('会社9', '会社10')))).toEqual(['already_enrolled']);
  });
});

describe('merchants', () => {
  const header = '店名,フリガナ,業種,地区,金融機関コード,支店コード,預金種目,口座番号,口座名義カナ,担当者メール';
  const line = '常磐書店,トキワショテン,書店,常磐,0501,066,普通,1234567,ﾄｷﾜｼﾖﾃﾝ,shop@example.jp';
  const file = (...rows: string[]) => ({ 'merchants.csv': [header, ...rows].join('\n') });

  it.each([
    ['missing_field', line.replace('常磐,', ',')],
    ['bad_email', line.replace('shop@', '')],
    ['unknown_bank', line.replace('0501', '9998')],
    ['unknown_bank', line.replace('066', '998')],
    ['unknown_bank', line.replace('普通', '定期')],
    ['unknown_bank', line.replace('1234567', '12345678')],
    ['unknown_bank', line.replace('ﾄｷﾜｼﾖﾃﾝ', '常磐書店')],
    ['taken', line.replace('0501', '501').replace('066', '66')],
  ])('%s: %s', async (code, row) => {
    expect(await results(file(row))).toEqual([code]);
  });

  it('are certified from the first day of the programme, and once', async () => {
    expect(await results(file(line, line))).toEqual(['taken', 'duplicate_in_file']);
    expect(await results(file(line))).toEqual(['unchanged']);
    expect(await results(file(line.replace('書店,常磐', '本屋,常磐')))).toEqual(['already_enrolled']);
    const certifications = await app.query(
      'select state, valid_from::text, valid_until::text from certifications where city_id = $1',
      [cityId],
    );
    expect(certifications).toEqual([{ state: 'certified', valid_from: '2026-04-01', valid_until: '2029-03-31' }]);
  });
});

describe('co-workers', () => {
  const file = (...rows: string[]) => ({
    [`coworkers/${EMPLOYER}.csv`]: ['社員番号,氏名,フリガナ,メールアドレス', ...rows].join('\n'),
  });

  it('are registered, and unchanged if they are parents of a roster in the same import', async () => {
    const parent = GOOD.split(',').slice(0, 4).join();
    const files = {
      ...file(parent, '2,森 亮,モリ リョウ,m@example.jp', '2,森 亮,モリ リョウ,m@example.jp'),
      ...ofEmployer(GOOD),
    };
    expect(summaryOf(await take(files))).toMatchObject({
      enrolments: { taken: 1 },
      coworkers: { taken: 1, unchanged: 1, refused: 1, refusals: [{ line: 4, code: 'duplicate_in_file' }] },
    });
    expect(summaryOf(await take(files)).coworkers).toMatchObject({ taken: 0, unchanged: 2, refused: 1 });
  });

  it('can be enrolled later with the wallet that they have', async () => {
    await take(file(GOOD.split(',').slice(0, 4).join()));
    expect(await results(ofEmployer(GOOD))).toEqual(['taken']);
    expect(await app.query('select 1 from employees where city_id = $1', [cityId])).toHaveLength(1);
  });
});

describe('an import', () => {
  it('of the same file ten times at once takes each row once', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => row({ 0: `${at}`, 1: `田中 ${at}`, 3: `p${at}@example.jp` }));
    const all = await Promise.all(Array.from({ length: 10 }, () => take(ofEmployer(...rows))));
    const summaries = all.map((imported) => summaryOf(imported).enrolments);
    expect(summaries.reduce((sum, { taken }) => sum + taken, 0)).toBe(50);
    expect(summaries.every(({ refused }) => refused === 0)).toBe(true);
    for (const table of ['employees', 'employments', 'enrolments']) {
      expect(await app.query(`select 1 from ${table} where city_id = $1`, [cityId])).toHaveLength(50);
    }
  });

  it('by an employer takes only its own rosters and co-workers', async () => {
    const own = { employerNumber: EMPLOYER, approve: false };
    expect(await results({ '名簿.csv': roster(GOOD) }, own)).toEqual(['taken']);
    await expect(take({ [`rosters/${OTHER}.csv`]: roster(GOOD) }, own)).rejects.toMatchObject({
      code: 'file_not_allowed',
    });
    await expect(take({ 'employers.csv': employers([EMPLOYER]) }, own)).rejects.toMatchObject({
      code: 'file_not_allowed',
    });
  });

  it('leaves the enrolments to be approved unless it is told otherwise', async () => {
    await take(ofEmployer(GOOD), { approve: false });
    expect(await app.query('select state from enrolments where city_id = $1', [cityId])).toEqual([
      { state: 'applied' },
    ]);
    expect(
      await app.query('select event, before, after, actor_id from enrolment_events where city_id = $1', [cityId]),
    ).toEqual([{ event: 'apply', before: null, after: { state: 'applied' }, actor_id: ACTOR }]);
  });

  it('refuses a file that only pretends to be a workbook, and no files at all', async () => {
    await expect(take({ 'a.xlsx': Buffer.from('PK\u0003\u0004 nothing') })).rejects.toMatchObject({
      code: 'unreadable_file',
    });
    await expect(take({})).rejects.toMatchObject({ code: 'no_files' });
  });
});
