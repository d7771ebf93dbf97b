import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportFile } from '../../../src/enrolments/import/import-file.js';
import { ImportFolderService } from '../../../src/enrolments/import/import-folder.service.js';
import { summaryOf } from '../../../src/enrolments/import/import-summary.js';
import { sampleCity } from '../../support/sample-city.js';
import { ACTOR, startEnrolmentsApp, type EnrolmentsApp } from '../enrolments-app.js';

/** Where the files of real cities lie, if they do: beside this repository, of which they are no part. */
const SHARED = join(process.cwd(), '..', 'shared', 'data');
const options = { approve: true, actorId: ACTOR };

interface WholeCity {
  name: string;
  files: ImportFile[];
  employers: number;
  merchants: number;
  /** Each row of the rosters, as `file name,line,ok or code`. */
  expected: string[];
}

function sample(name: string, sizes: Parameters<typeof sampleCity>[0]): WholeCity {
  const { files, expected } = sampleCity(sizes);
  const { employers, merchants } = sizes;
  return {
    name,
    files,
    employers,
    merchants,
    expected: expected.map(({ file, line, result }) => `${file},${line},${result}`),
  };
}

function shared(
  name: string,
  employers: number,
  merchants: number,
  expected: (files: ImportFile[]) => string[],
): WholeCity[] {
  const folder = join(SHARED, name);
  if (!existsSync(folder)) return [];
  const rosters = readdirSync(join(folder, 'rosters')).map((file) => `rosters/${file}`);
  const files = ['employers.csv', 'merchants.csv', ...rosters].map((file) => ({
    name: file,
    content: readFileSync(join(folder, file)),
  }));
  return [{ name, files, employers, merchants, expected: expected(files) }];
}

const cities: WholeCity[] = [
  sample('a sample city', { employers: 12, parents: 240, merchants: 9 }),
  sample('a messy sample city', { employers: 20, parents: 400, merchants: 3, oneBadIn: 4 }),
  ...shared('messy', 40, 30, () => {
    const lines = readFileSync(join(SHARED, 'messy', 'expected.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1);
    return lines.map((line) => `rosters/${line.replace(',', '.csv,')}`);
  }),
  ...shared('asahikawa', 312, 168, (files) =>
    files.slice(2).flatMap(({ name, content }) => {
      const rows = content.toString('latin1').trim().split('\n').length - 1;
      return Array.from({ length: rows }, (_, index) => `${name},${index + 2},ok`);
    }),
  ),
];

describe.each(cities)('the files of $name', ({ files, employers, merchants, expected }) => {
  // 557 of 600 rows in the messy city, all 2,700 in the whole one.
  const good = expected.filter((row) => row.endsWith(',ok')).length;
  let app: EnrolmentsApp;
  let cityId: number;
  beforeAll(async () => {
    app = await startEnrolmentsApp();
    ({ cityId } = await app.createCity({ code: 'city', asOf: '2026-04-01', start: '2026-04' }));
  });
  afterAll(() => app?.close());

  const counts = (table: string) =>
    app.query<{ rows: number }>(`select count(*)::integer as rows from ${table} where city_id = $1`, [cityId]);

  it('are previewed row by row, and nothing is done', async () => {
    const imported = await app.get(ImportFolderService).preview(cityId, files, options);
    const judged = imported
      .filter(({ kind }) => kind === 'roster')
      .flatMap(({ name, rows }) =>
        rows.map(({ line, outcome, refusal }) => `${name},${line},${outcome === 'taken' ? 'ok' : refusal?.code}`),
      );
    expect(judged.sort()).toEqual([...expected].sort());
    expect(await counts('employers')).toEqual([{ rows: 0 }]);
    expect(await counts('enrolments')).toEqual([{ rows: 0 }]);
  });

  it('are taken as previewed, in less than ten seconds', async () => {
    const began = performance.now();
    const imported = await app.get(ImportFolderService).take(cityId, files, options);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(summaryOf(imported)).toMatchObject({
      employers: { taken: employers, unchanged: 0, refused: 0 },
      enrolments: { taken: good, unchanged: 0, refused: expected.length - good },
      merchants: { taken: merchants, unchanged: 0, refused: 0 },
    });
    expect(await counts('enrolments')).toEqual([{ rows: good }]);
    expect(await counts('certifications')).toEqual([{ rows: merchants }]);
    const wallets = await app.query(
      `select count(*)::integer as rows from ledger.accounts a
         join employees e on e.city_id = a.city_id and e.id = a.id where a.city_id = $1 and a.kind = 'wallet'`,
      [cityId],
    );
    expect(wallets).toEqual([{ rows: good }]);
  });

  it('change nothing the second time', async () => {
    const imported = await app.get(ImportFolderService).take(cityId, files, options);
    expect(summaryOf(imported)).toMatchObject({
      employers: { taken: 0, unchanged: employers, refused: 0 },
      enrolments: { taken: 0, unchanged: good, refused: expected.length - good },
      merchants: { taken: 0, unchanged: merchants, refused: 0 },
    });
    expect(await counts('enrolments')).toEqual([{ rows: good }]);
    expect(await counts('enrolment_events')).toEqual([{ rows: good * 2 }]);
  });
});
