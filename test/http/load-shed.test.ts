import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { HttpSettings } from '../../src/http/http-settings.js';
import { LoadShed } from '../../src/http/load-shed/load-shed.js';
import { Public } from '../../src/http/public.decorator.js';
import { Till } from '../redemptions/till.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { Town } from '../support/town.js';
import { UNLIMITED } from '../support/unlimited.js';

const BLOCK_MS = 2;

/** Waits for something, as requests do, and then keeps the event loop for itself, as a computation would. */
@Controller('blocking')
class BlockingController {
  @Get()
  @Public()
  async block() {
    await delay(200);
    for (const end = performance.now() + BLOCK_MS; performance.now() < end;);
    return {};
  }
}

@Module({ controllers: [BlockingController] })
class BlockingModule {}

let db: TestDatabase;

beforeAll(async () => {
  db = await freshDatabase();
});

afterAll(() => db?.drop());

describe('the load shed', () => {
  const settings = new HttpSettings({ SANKYU_MAX_IN_FLIGHT: '1000', SANKYU_SHED_AFTER_MS: '500' });
  const enter = (shed: LoadShed, kind: 'till' | 'stream' | undefined, times: number) =>
    Array.from({ length: times }, () => shed.enter(kind)).filter((leave) => leave !== undefined);

  it('keeps the last quarter of the places for tills', () => {
    const shed = new LoadShed(settings);
    expect(enter(shed, undefined, 2_000)).toHaveLength(750);
    expect(enter(shed, 'till', 2_000)).toHaveLength(250);
    expect(shed.turnedAway).toEqual({ full: 1_250 + 1_750, slow: 0 });
  });

  it('lets in as many as leave', () => {
    const shed = new LoadShed(settings);
    const entered = enter(shed, 'till', 1_000);
    for (const leave of entered.slice(0, 10)) leave();
    expect(enter(shed, 'till', 20)).toHaveLength(10);
  });

  it('counts answers that stay open apart: they are no work', () => {
    const shed = new LoadShed(settings);
    expect(enter(shed, 'stream', 2_000)).toHaveLength(1_000);
    expect(enter(shed, 'till', 2_000)).toHaveLength(1_000);
  });

  it('lowers the limit below what is being answered once something waits too long, twice or far too long', () => {
    let waitedMs = 0;
    const shed = new LoadShed(settings);
    shed.watch(() => waitedMs);
    enter(shed, 'till', 800);
    shed.look(499);
    expect(shed.limit).toBe(1_000);
    waitedMs = 300;
    shed.look(300);
    expect(shed.limit).toBe(1_000);
    shed.look(300);
    expect(shed.limit).toBe(720);
    expect(shed.enter('till')).toBeUndefined();
    expect(shed.turnedAway).toEqual({ full: 0, slow: 1 });
    const other = new LoadShed(settings);
    enter(other, 'till', 800);
    other.look(1_501);
    expect(other.limit).toBe(720);
  });

  it('halves it at most at once, and leaves it where hardly anything is being answered', () => {
    const shed = new LoadShed(settings);
    enter(shed, 'till', 256);
    shed.look(60_000);
    expect(shed.limit).toBe(1_000);
    enter(shed, 'till', 44);
    shed.look(60_000);
    expect(shed.limit).toBe(500);
    shed.look(60_000);
    expect(shed.limit).toBe(270);
    shed.look(60_000);
    expect(shed.limit).toBe(256);
  });

  it('never lowers it so far that nobody could find out that it is fast again, and raises it when it is', () => {
    const shed = new LoadShed(settings);
    enter(shed, 'till', 260);
    for (let looks = 0; looks < 50; looks += 1) shed.look(5_000);
    expect(shed.limit).toBe(256);
    shed.look(0);
    expect(shed.limit).toBe(269);
    for (let looks = 0; looks < 100; looks += 1) shed.look(0);
    expect(shed.limit).toBe(1_000);
  });

  it('can be told to look at nothing but the number', () => {
    const shed = new LoadShed(new HttpSettings({ SANKYU_SHED_AFTER_MS: '0' }));
    for (let looks = 0; looks < 50; looks += 1) shed.look(60_000);
    expect(shed.limit).toBe(2_000);
    expect(() => new HttpSettings({ SANKYU_SHED_AFTER_MS: 'soon' })).toThrow(RangeError);
  });
});

describe('a service that gets far more than it takes', () => {
  const AT_ONCE = 120;
  const NOTES = 20;
  const PAYMENTS = Number(process.env.PROVE_OVERLOAD ?? 400);
  const PEOPLE = Math.ceil(PAYMENTS / NOTES);
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp(db, { environment: { SANKYU_MAX_IN_FLIGHT: '16' } });
  });

  afterAll(() => app?.close());

  it('answers or refuses, each at once, and whoever comes again is served in the end: nothing lost, nothing twice', async () => {
    const town = await Town.make(app, { asOf: '2026-04-10' });
    const till = await Till.at(app, town, await town.shop());
    const people = await town.parents(PEOPLE);
    const payments = people.flatMap((person) => Array.from({ length: NOTES }, () => ({ person, key: randomUUID() })));
    const statuses = new Map<number, number>();
    const receipts = new Set<string>();
    const wanted = payments.length;
    const lane = async () => {
      for (let payment = payments.pop(); payment; payment = payments.pop()) {
        const { status, headers, body } = await till.takeFrom(payment.person, 1, payment.key);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status === 201) receipts.add(body.id);
        if (status !== 503) continue;
        expect([body.code, headers.get('retry-after')]).toEqual(['overloaded', '1']);
        payments.unshift(payment);
        await delay(20);
      }
    };
    const health = async () => {
      while (receipts.size < wanted) {
        expect((await app.fetch('/health/live')).status).toBe(200);
        await delay(50);
      }
    };
    await Promise.all([...Array.from({ length: AT_ONCE }, lane), health()]);
    expect([...statuses.keys()].sort()).toEqual([201, 503]);
    expect(statuses.get(201)).toBe(wanted);
    expect(receipts.size).toBe(wanted);
    expect(await town.operations('redeem')).toBe(wanted);
    expect(await town.differences()).toEqual([]);
    const turnedAway = Number(
      /^sankyu_http_shed_total\{reason="full"\} (\d+)$/m.exec((await app.fetch('/metrics')).body)![1],
    );
    expect(turnedAway).toBe(statuses.get(503));
  }, 3_600_000);
});

describe('a service whose event loop is held up', () => {
  let app: TestApp;

  beforeAll(async () => {
    const environment = { ...UNLIMITED, SANKYU_MAX_IN_FLIGHT: '400', SANKYU_SHED_AFTER_MS: '100' };
    app = await startTestApp(db, { imports: [BlockingModule], environment });
  });

  afterAll(() => app?.close());

  const wave = () => Promise.all(Array.from({ length: 300 }, () => app.fetch('/api/v1/blocking')));

  it('turns away what is too much, answers the rest, its health and its metrics, and takes all again afterwards', async () => {
    const answers: Awaited<ReturnType<typeof wave>> = [];
    const turnedAway = () => answers.filter(({ status }) => status === 503);
    for (let waves = 0; waves < 3 || (turnedAway().length === 0 && waves < 30); waves += 1)
      answers.push(...(await wave()));
    expect(answers.filter(({ status }) => status !== 503 && status !== 200)).toEqual([]);
    expect(turnedAway().length).toBeGreaterThan(0);
    for (const { body } of turnedAway()) expect(body.code).toBe('overloaded');
    expect(answers.length - turnedAway().length).toBeGreaterThan(300);
    expect((await app.fetch('/health/ready')).status).toBe(200);
    expect((await app.fetch('/metrics')).body).toMatch(/^sankyu_http_shed_total\{reason="slow"\} [1-9]/m);
    const limit = async () =>
      Number(/^sankyu_http_in_flight_limit (\d+)$/m.exec((await app.fetch('/metrics')).body)![1]);
    for (let tries = 0; tries < 300 && (await limit()) < 400; tries += 1) await delay(100);
    expect(
      (await Promise.all(Array.from({ length: 50 }, () => app.fetch('/api/v1/me')))).map(({ status }) => status),
    ).toEqual(Array.from({ length: 50 }, () => 401));
  }, 60_000);
});
