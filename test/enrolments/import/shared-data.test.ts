import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportFile } from '../../../src/enrolments/import/import-file.js';
import { ImportFolderService } from '../../../src/enrolments/import/import-folder.service.js';
import { summaryOf } from '../../../src/enrolments/import/import-summary.js';
import { ACTOR, startEnrolmentsApp, type EnrolmentsApp } from '../enrolments-app.js';

const DATA = join(process.cwd(), '..', 'shared', 'data');

function filesOf(folder: string): ImportFile[] {
  const names = [
    'employers.csv',
    'merchants.csv',
    ...readdirSync(join(DATA, folder, 'rosters')).map((name) => `rosters/${name}`),
  ];
  return names.map((name) => ({ name, content: readFileSync(join(DATA, folder, name)) }));
}

// The cities' own files are not part of this repository; where they stand beside it, they are judged too.
(existsSync(DATA) ? describe : describe.skip)('the files of a real city', () => {
  let app: EnrolmentsApp;
  beforeAll(async () => {
    app = await startEnrolmentsApp();
  });
  afterAll(() => app.close());

  it('judges every line of the messy rosters as expected, and changes nothing the second time', async () => {
    const { cityId } = await app.createCity({ code: 'messy', asOf: '2026-04-01', start: '2026-04' });
    const imports = app.get(ImportFolderService);
    const options = { approve: true, actorId: ACTOR };
    const preview = await imports.preview(cityId, filesOf('messy'), options);
    const files = await imports.take(cityId, filesOf('messy'), options);
    expect(files).toEqual(preview);
    const judged = files.flatMap(({ name, kind, rows }) =>
      kind === 'roster'
        ? rows.map(({ line, outcome, refusal }) =>
            [/\d{13}/.exec(name)?.[0], line, outcome === 'taken' ? 'ok' : refusal?.code].join(),
          )
        : [],
    );
    const expected = readFileSync(join(DATA, 'messy', 'expected.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1);
    expect(judged.sort()).toEqual(expected.sort());
    expect(summaryOf(files)).toMatchObject({
      employers: { taken: 40, refused: 0 },
      enrolments: { taken: 557, unchanged: 0, refused: 43 },
    });
    const again = summaryOf(await imports.take(cityId, filesOf('messy'), options));
    expect(again).toMatchObject({
      employers: { taken: 0, unchanged: 40 },
      enrolments: { taken: 0, unchanged: 557, refused: 43 },
      merchants: { taken: 0, refused: 0 },
    });
    expect(again.enrolments.refusals).toEqual(summaryOf(files).enrolments.refusals);
  });

  it('takes a whole city in less than ten seconds', async () => {
    const { cityId } = await app.createCity({ code: 'asahikawa', asOf: '2026-04-01', start: '2026-04' });
    const files = filesOf('asahikawa');
    const began = performance.now();
    const taken = await app.get(ImportFolderService).take(cityId, files, { approve: true, actorId: ACTOR });
    const seconds = (performance.now() - began) / 1000;
    console.log(seconds);
    expect(summaryOf(taken)).toEqual({
      employers: { taken: 312, unchanged: 0, refused: 0, refusals: [] },
      enrolments: { taken: 2700, unchanged: 0, refused: 0, refusals: [] },
      merchants: { taken: 168, unchanged: 0, refused: 0, refusals: [] },
      coworkers: { taken: 0, unchanged: 0, refused: 0, refusals: [] },
    });
    expect(seconds).toBeLessThan(10);
  });
});
