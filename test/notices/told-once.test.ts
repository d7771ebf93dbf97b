import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { inCity } from '../../src/database/scope.js';
import { JobHandlers } from '../../src/jobs/job-handlers.js';
import { NoticeChannels } from '../../src/notices/channels/notice-channels.js';
import { SealService } from '../../src/ledger/seal.service.js';
import { NEWS } from '../../src/notices/news/news-queries.js';
import { NewsService } from '../../src/notices/news/news.service.js';
import { noticeKinds } from '../../src/notices/notice-kinds.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { NoticeTown } from './notice-town.js';

let db: TestDatabase;
let app: TestApp;
/** Whose notice cuts the connection of whoever tells it, once. */
const cutting = new Set<string>();

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  app.get(NoticeChannels).register(async ({ recipient }) => {
    if (cutting.delete(recipient.id)) {
      await query(
        db.adminUrl,
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name = 'sankyu' and state = 'idle in transaction'`,
      );
    }
    return false;
  });
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

describe('a notice', () => {
  it('is neither lost nor told twice when the connection is cut in the midst of the work', async () => {
    const at = await NoticeTown.make(app);
    const people = (await at.town.parents(1_100)).sort();
    for (const victim of [people[200]!, people[700]!]) cutting.add(victim);
    await expect(at.tell()).rejects.toThrow();
    await expect(at.tell()).rejects.toThrow();
    const told = await at.notices('coupons_arrived');
    expect(told).toHaveLength(500);
    expect(await at.letters()).toHaveLength(500);
    await at.tell();
    await at.tell();
    const letters = await at.letters('coupons-arrived');
    expect([letters.length, new Set(letters.map(({ to }) => to)).size]).toEqual([1_100, 1_100]);
    expect(await at.notices('coupons_arrived')).toHaveLength(1_100);
  });

  it('is told once by workers that do the same at once', async () => {
    const at = await NoticeTown.make(app);
    await at.town.parents(120);
    const tell = () => at.tell(['coupons_arrived']);
    const told = await Promise.all([tell(), tell(), tell()]);
    expect(told.reduce((sum, one) => sum + one, 0)).toBe(120);
    expect(await at.letters('coupons-arrived')).toHaveLength(120);
  });

  it('waits while a month is being issued, but not long for a run that was killed', async () => {
    const at = await NoticeTown.make(app);
    await at.town.parents(30);
    const tell = () => at.tell(['coupons_arrived']);
    await at.query(
      `insert into issuance_runs (city_id, id, programme_id, month, state, due, due_yen, already)
       select $1, gen_random_uuid(), id, '2026-04-01', 'running', 1, 20000, 0 from programmes where city_id = $1`,
      [at.id],
    );
    expect(await tell()).toBe(0);
    const older = `update issuance_runs set started_at = now() - interval '16 minutes' where city_id = $1`;
    await at.query(older, [at.id]);
    expect(await tell()).toBe(30);
    expect(await at.letters('coupons-arrived')).toHaveLength(30);
  });

  it('is left to the worker that tells the many of a month, and counts as told only when that has told them all', async () => {
    const at = await NoticeTown.make(app);
    await at.town.parents(700);
    const tell = () => at.tell(['coupons_arrived']);
    const cursors = () =>
      at.query(`select from notice_cursors where city_id = $1 and kind = 'coupons_arrived'`, [at.id]);
    const busy = new Client({ connectionString: db.appUrl });
    await busy.connect();
    await busy.query(`select pg_advisory_lock(hashtextextended('telling:' || $1::integer || ':coupons_arrived', 0))`, [
      at.id,
    ]);
    expect(await tell()).toBe(500);
    expect(await cursors()).toHaveLength(0);
    await busy.end();
    expect(await tell()).toBe(200);
    expect(await cursors()).toHaveLength(1);
    expect(await at.letters('coupons-arrived')).toHaveLength(700);
  });

  it('is told although its transaction was committed after later ones were told', async () => {
    const at = await NoticeTown.make(app);
    const slow = await at.enrol('遅い 人', false);
    const writer = new Client({ connectionString: db.appUrl });
    await writer.connect();
    await writer.query(`select set_config('sankyu.city', '${at.id}', false)`);
    await writer.query('begin');
    await writer.query(`update enrolments set state = 'approved' where city_id = $1 and id = $2`, [at.id, slow]);
    await writer.query(
      `insert into enrolment_events (city_id, enrolment_id, number, event, on_date, reason, actor_id)
       values ($1, $2, 2, 'approve', current_date, '承認', gen_random_uuid())`,
      [at.id, slow],
    );
    await at.enrol('先の 人');
    await at.tell();
    expect((await at.notices('enrolled')).map(({ subject }) => subject)).not.toContain(slow);
    await writer.query('commit');
    await writer.end();
    await at.tell();
    expect((await at.notices('enrolled')).map(({ subject }) => subject)).toContain(slow);
    expect(await at.letters('enrolled')).toHaveLength(2);
  });

  it('reads on from where everything was told, not from the beginning', async () => {
    const at = await NoticeTown.make(app);
    await at.town.parent();
    await at.tell();
    const [cursor] = await at.query<{ position: string }>(
      `select position from notice_cursors where city_id = $1 and kind = 'coupons_arrived'`,
      [at.id],
    );
    const [block] = await at.query<{ block: string }>(
      'select max(block) as block from ledger.blocks where city_id = $1',
      [at.id],
    );
    expect(cursor!.position).toBe(block!.block);
  });

  it('is looked for only where something has happened since everything was told', async () => {
    const at = await NoticeTown.make(app);
    const news = noticeKinds.filter((kind) => NEWS[kind].position !== 'today');
    const standing = async () =>
      (await inCity(at.id, () => app.get(NewsService).standing(at.id, news))).map(({ kind }) => kind);
    await at.enrol();
    await at.town.parent();
    expect(await standing()).toEqual(expect.arrayContaining(['enrolled', 'coupons_arrived']));
    await at.tell();
    await inCity(at.id, () => app.get(SealService).seal(at.id));
    await at.tell();
    expect(await standing()).toEqual([]);
    await at.enrol();
    expect(await standing()).toEqual(['enrolled', 'activation_needed']);
  });

  it('is told by the jobs, in every city', async () => {
    const [one, other] = [await NoticeTown.make(app), await NoticeTown.make(app)];
    for (const at of [one, other]) await at.town.parent();
    await app.get(JobHandlers).run('tell-news');
    await app.get(JobHandlers).run('tell-what-ends');
    for (const at of [one, other]) expect(await at.letters('coupons-arrived')).toHaveLength(1);
  });
});
