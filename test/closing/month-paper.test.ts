import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { MonthPaperService } from '../../src/closing/month-paper.service.js';
import { fileOf } from '../../src/closing/report-file.js';
import { inCity } from '../../src/database/scope.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { pagesOfPdf, textOfPdf } from '../papers/read-pdf.js';
import { closeMonth } from './closed-month.js';
import { LivelyTown } from './lively-town.js';

let db: TestDatabase;
let app: TestApp;
let lively: LivelyTown;
let finance: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  lively = await LivelyTown.make(app);
  await lively.until('2026-07-02');
  await closeMonth(app, lively.id, '2026-06');
  finance = await app.tokenFor(lively.id, 'city_finance');
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const path = (month: string, format: string) => `/api/v1/closings/${month}/report?format=${format}`;

async function bytes(
  month: string,
  format: string,
): Promise<{ type: string | null; name: string | null; body: Buffer }> {
  const response = await fetch(app.url + path(month, format), { headers: { authorization: `Bearer ${finance}` } });
  expect(response.status).toBe(200);
  const { headers } = response;
  return {
    type: headers.get('content-type'),
    name: headers.get('content-disposition'),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

describe('the month report', () => {
  it('as JSON is what the closing says', async () => {
    const { body } = await app.fetch(path('2026-06', 'json'), { token: finance });
    expect(body).toEqual((await app.fetch('/api/v1/closings/2026-06', { token: finance })).body);
  });

  it('as CSV holds every grouping, the identities and the seal, in UTF-8 with BOM or CP932', async () => {
    const utf8 = await bytes('2026-06', 'csv');
    expect(utf8.type).toMatch(/^text\/csv/);
    expect(utf8.name).toMatch(/closing-.*-2026-06\.csv/);
    const text = utf8.body.toString('utf8');
    expect(text.startsWith('\ufeff月,区分,名称,期首 額')).toBe(true);
    expect(text).toContain('2026-06,就労先企業,髙﨑商事株式会社,0,0,0,10000,3333,6667,');
    const seal = (await app.fetch('/api/v1/closings/2026-06', { token: finance })).body.seal;
    expect(text).toContain(`第${seal.block}区 ${seal.mac}`);
    expect(text).not.toContain('不一致');
    const cp932 = await bytes('2026-06', 'csv-cp932');
    expect(iconv.decode(cp932.body, 'cp932')).toBe(text.slice(1));
  });

  it('as Excel is a workbook', async () => {
    const { type, body } = await bytes('2026-06', 'xlsx');
    expect(type).toContain('spreadsheetml');
    expect(body.subarray(0, 2).toString()).toBe('PK');
  });

  it('as PDF shows each figure and its shares, every identity, the seal, and numbered pages', async () => {
    const { type, body } = await bytes('2026-06', 'pdf');
    expect(type).toBe('application/pdf');
    const report = (await app.fetch('/api/v1/closings/2026-06', { token: finance })).body;
    const text = await textOfPdf(body);
    expect(text).toContain('稽古（実際の書類ではありません）');
    // Every identity is in words, those of the papers too.
    expect(text).not.toContain('ledger:');
    for (const word of ['月次報告', '髙﨑商事株式会社', '承認済み', report.seal.mac, '13,333', '16,667']) {
      expect(text).toContain(word);
    }
    const pages = await pagesOfPdf(body);
    pages.forEach((page, index) => expect(page).toMatch(new RegExp(`${index + 1} ?/ ?${pages.length}`)));
    expect(text.match(/一致/g)!.length).toBeGreaterThanOrEqual(report.identities.length);
    expect(text).not.toContain('不一致');
  });

  it('of an open month says that it is a preview, and is the same bytes when made again', async () => {
    const paper = () =>
      inCity(lively.id, async () => fileOf(await app.get(MonthPaperService).paper(lively.id, '2026-07'), 'pdf'));
    const [one, two] = [await paper(), await paper()];
    expect(await textOfPdf(one.bytes)).toContain('試算');
    expect(one.bytes.equals(two.bytes)).toBe(true);
  });

  it('is for the city alone', async () => {
    const hr = await app.tokenFor(lively.id, 'employer_hr', { employerId: lively.otherEmployerId });
    expect((await app.fetch(path('2026-06', 'pdf'), { token: hr })).status).toBe(403);
    expect((await app.fetch(path('2026-06', 'doc'), { token: finance })).status).toBe(422);
  });
});
