import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { packageRoot } from '../../src/database/package-root.js';
import { JOB_NAMES } from '../../src/jobs/schedules.js';
import { startTestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { Town } from '../support/town.js';
import { TestReceiver } from '../webhooks/test-receiver.js';
import { RunningProgram } from './running-program.js';

const LABEL = '山田 太郎の受信プログラム';

let db: TestDatabase;
let town: Town;
let program: RunningProgram;
let receiver: TestReceiver;
let admin: string;
let till: string;
let parent: string;

beforeAll(async () => {
  db = await freshDatabase();
  const app = await startTestApp(db);
  town = await Town.make(app);
  admin = await app.tokenFor(town.id, 'city_admin');
  till = await app.tokenFor(town.id, 'pos_client', await town.shop());
  parent = await town.parent();
  await app.close();
  receiver = await TestReceiver.start();
  // Two that answer requests, and one that does the jobs.
  const environment = { SANKYU_PROCESSES: '2', SANKYU_SLOW_QUERY_MS: '1', SANKYU_WEBHOOKS_LOCAL: 'on' };
  program = await RunningProgram.start(db, environment);
}, 120_000);

afterAll(async () => {
  await program?.end();
  await receiver?.close();
  await db?.drop();
});

const file = (...path: string[]) => readFileSync(join(packageRoot(), 'docs', ...path), 'utf8');
const DASHBOARD = file('monitoring', 'sankyu-dashboard.json');
const ALERTS = file('monitoring', 'sankyu-alerts.yml');

/** What is asked of Prometheus, in either file. */
const ASKED = [
  ...[...DASHBOARD.matchAll(/"expr": "((?:[^"\\]|\\.)*)"/g)].map(([, text]) => JSON.parse(`"${text}"`) as string),
  ...[...ALERTS.matchAll(/^ {8}expr: (.+)$/gm)].map(([, text]) => text!),
];

/** The metrics that it names, as /metrics has them: a histogram without its parts. */
const metricsIn = (expression: string) =>
  [...expression.matchAll(/\b(?:sankyu|nodejs|process)_[a-z0-9_]+/g)].map(([name]) =>
    name.replace(/_(bucket|sum|count)$/, ''),
  );

const typesIn = (text: string) => [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name!);

/** The anchor that a heading of a page has. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\d\s-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');

describe('the dashboard and the alerts', () => {
  it('ask only for what the running program says', async () => {
    expect(ASKED.length).toBeGreaterThan(80);
    const wanted = [...new Set(ASKED.flatMap(metricsIn))].sort();
    const said = typesIn(await program.metrics());
    expect(wanted.filter((name) => !said.includes(name))).toEqual([]);
  });

  it('ask for nothing that the program says in vain: each metric of its own is looked at somewhere', async () => {
    const own = typesIn(await program.metrics()).filter((name) => name.startsWith('sankyu_'));
    expect(own.length).toBeGreaterThan(40);
    const wanted = new Set(ASKED.flatMap(metricsIn));
    expect(own.filter((name) => !wanted.has(name))).toEqual([]);
  });

  it('lead to sections of the handbook that are there', () => {
    const anchors = [...file('operations.md').matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!));
    const led = [...`${DASHBOARD}${ALERTS}`.matchAll(/docs\/operations\.md#([\w-]+)/g)].map(([, anchor]) => anchor!);
    expect(led.length).toBeGreaterThan(40);
    expect([...new Set(led)].filter((anchor) => !anchors.includes(anchor))).toEqual([]);
    const alerts = [...ALERTS.matchAll(/^ {6}- alert: /gm)].length;
    expect([...ALERTS.matchAll(/^ {10}runbook_url: docs\/operations\.md#[\w-]+$/gm)]).toHaveLength(alerts);
  });
});

describe('/metrics', () => {
  const valueOf = (text: string, series: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${series} `))
        ?.slice(series.length + 1) ?? NaN,
    );

  it('says when each job was done last, so that one that is missed shows', async () => {
    // A worker's first round begins when it has found its queue; figures of the database are a few seconds old.
    let text = await program.metrics();
    for (let tries = 0; tries < 200 && !text.includes('_timestamp_seconds{name="seal"}'); tries += 1) {
      await delay(100);
      text = await program.metrics();
    }
    for (const name of JOB_NAMES) {
      const at = valueOf(text, `sankyu_job_last_success_timestamp_seconds{name="${name}"}`);
      expect([name, Math.abs(Date.now() / 1000 - at) < 600]).toEqual([name, true]);
      expect(valueOf(text, `sankyu_job_interval_seconds{name="${name}"}`)).toBeGreaterThanOrEqual(5);
    }
  });

  it('says what the ledger answered, and how old the oldest row is that is not sealed', async () => {
    const pay = (notes: number) =>
      program.post('redemptions', till, { employeeId: parent, notes }, { 'Idempotency-Key': randomUUID() });
    expect([(await pay(1)).status, (await pay(20)).status]).toEqual([201, 422]);
    const text = await program.metrics();
    expect(valueOf(text, 'sankyu_ledger_answers_total{call="redeem",outcome="done"}')).toBe(1);
    expect(valueOf(text, 'sankyu_ledger_answers_total{call="redeem",outcome="insufficient_notes"}')).toBe(1);
    expect(valueOf(text, 'sankyu_problems_total{code="insufficient_notes",status="422"}')).toBe(1);
    expect(valueOf(text, 'sankyu_unsealed_seconds')).toBeLessThan(120);
    expect(valueOf(text, 'sankyu_database_up')).toBe(1);
  });

  it('names no person and no address, and grows with no id that somebody asks for', async () => {
    const ask = (path: string) => fetch(`${program.url}${path}`, { headers: { authorization: `Bearer ${admin}` } });
    const askAround = async () => {
      for (const path of ['employees', 'redemptions', 'x', `tasks/${randomUUID()}/x`]) {
        await ask(`/api/v1/${path}/${randomUUID()}`);
        await ask(`/api/v1/${path}/${encodeURIComponent('村上 智子')}?email=tomoko@example.jp`);
      }
      return program.metrics();
    };
    const series = (text: string) => text.split('\n').filter((line) => /^(sankyu|nodejs|process)_/.test(line));
    const before = series(await askAround());
    const after = series(await askAround());
    const ofRequests = (lines: string[]) => lines.filter((line) => /^sankyu_(http|problems|ledger)_/.test(line)).length;
    expect(ofRequests(after)).toBe(ofRequests(before));
    expect(after.length).toBeLessThan(2_000);
    const values = after.flatMap((line) => [...line.matchAll(/="((?:[^"\\]|\\.)*)"/g)].map(([, value]) => value!));
    expect(values.filter((value) => !/^[\w/:.*+-]*$/.test(value) || /[0-9a-f]{8}-/.test(value))).toEqual([]);
  });
});

describe('the id of a request', () => {
  const asked = (id: string) => ({ 'x-request-id': id, prefer: 'respond-async' });

  it('stands in the lines of the worker about the task that it asked for', async () => {
    const id = 'staff-desk.verify-1';
    expect((await program.post('verifications', admin, {}, asked(id))).status).toBe(202);
    const done = await program.logs('a task is done', ({ kind }) => kind === 'verify-ledger');
    expect(done).toMatchObject({ reqId: id, attempt: 1, context: 'Tasks' });
    expect(await program.metrics()).toMatch(/^sankyu_task_attempts_total\{kind="verify-ledger",outcome="done"\} 1$/m);
    expect(await program.metrics()).toMatch(/^sankyu_verify_differences 0$/m);
  });

  it('stands in the lines about the webhook that it caused, once a line', async () => {
    const id = 'staff-desk.ping-1';
    const wanted = { label: LABEL, url: receiver.url(), kinds: ['redemption.taken'] };
    const hook = (await (await program.post('webhooks', admin, wanted)).json()) as { id: string };
    await program.post(`webhooks/${hook.id}/ping`, admin, {}, asked(id));
    const line = await program.logs('a webhook was delivered', ({ webhook }) => webhook === hook.id);
    expect(line).toMatchObject({ reqId: id, kind: 'ping', attempts: 1, status: 200 });
  });

  it('leads from a payment to the webhook that tells of it, by what the request made', async () => {
    const id = 'till-7.told-1';
    const headers = { 'Idempotency-Key': randomUUID(), 'x-request-id': id };
    const receipt = (await (
      await program.post('redemptions', till, { employeeId: parent, notes: 1 }, headers)
    ).json()) as {
      id: string;
    };
    const asked = await program.logs('request completed', ({ reqId }) => reqId === id);
    expect(asked).toMatchObject({ status: 201, made: receipt.id });
    const told = await program.logs('a webhook was delivered', ({ event }) => event === receipt.id);
    expect(told).toMatchObject({ kind: 'redemption.taken', status: 200 });
  });

  it('stands in the lines about the letter that it caused', async () => {
    const id = 'staff-desk.invite-1';
    const invited = { role: 'city_auditor', email: 'kaori@example.jp', name: '山田 香' };
    expect((await program.post('invitations', admin, invited, asked(id))).status).toBe(201);
    expect(await program.logs('a letter was sent', ({ reqId }) => reqId === id)).toMatchObject({ context: 'Mail' });
  });
});

describe('a slow statement', () => {
  it('is noted with its first words, its time and its request, and with no value', async () => {
    const id = 'till-7.slow-1';
    const headers = { 'Idempotency-Key': randomUUID(), 'x-request-id': id };
    await program.post('redemptions', till, { employeeId: parent, notes: 1 }, headers);
    const line = await program.logs('a slow statement', ({ statement }) => /ledger\.redeem/.test(String(statement)));
    expect(line).toMatchObject({ context: 'Database', milliseconds: expect.any(Number), city: town.id });
    expect([line.digest, line.from]).toEqual([
      expect.stringMatching(/^[0-9a-f]{12}$/),
      expect.stringMatching(/^ledger\/ledger\.ts:\d+$/),
    ]);
    const noted = program.log().filter(({ msg }) => msg === 'a slow statement');
    expect(noted.some(({ reqId }) => reqId !== undefined)).toBe(true);
    const text = noted.map((one) => `${String(one.statement)} ${String(one.from)}`).join('\n');
    expect(text).not.toMatch(/山田|example\.jp|[0-9a-f]{8}-[0-9a-f]{4}/);
    expect(await program.metrics()).toMatch(/^sankyu_slow_queries_total [1-9]/m);
  });
});

describe('several processes behind one port', () => {
  const DONE = /^sankyu_ledger_answers_total\{call="redeem",outcome="done"\} (\d+)$/m;
  const payments = async () => Number(DONE.exec(await program.metrics())![1]);

  it('say together what each of them counted, and lose no count with one that is killed', async () => {
    expect(await program.metrics()).toMatch(/^sankyu_processes 3$/m);
    const before = await payments();
    const pay = (at: string) =>
      program.post(
        'redemptions',
        till,
        { employeeId: parent, notes: 1 },
        { 'Idempotency-Key': at, 'x-request-id': at },
      );
    const ids = Array.from({ length: 6 }, (_, at) => `till-7.count-${at}`);
    for (const id of ids) expect((await pay(id)).status).toBe(201);
    expect(await payments()).toBe(before + ids.length);
    const { pid } = await program.logs('request completed', ({ reqId }) => reqId === ids[0]);
    process.kill(Number(pid), 'SIGKILL');
    await program.says(/A process \(ROLE=web\) ended \(SIGKILL\)/);
    expect(await payments()).toBe(before + ids.length);
  });
});
