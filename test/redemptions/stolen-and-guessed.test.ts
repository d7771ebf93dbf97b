import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { OpenApi } from '../../src/http/openapi/open-api.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town } from '../support/town.js';
import { Till } from './till.js';

let db: TestDatabase;
let app: TestApp;
/** A second one over the same database, as another process is. */
let second: TestApp;
let town: Town;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  second = await startTestApp(db);
  town = await Town.make(app);
});

afterAll(async () => {
  await second?.close();
  await app?.close();
  await db?.drop();
});

describe('a stolen screenshot', () => {
  it('used at two shops at once, at two processes, pays one of them', async () => {
    const holder = await town.parent();
    const tills = [await Till.at(app, town, await town.shop()), await Till.at(second, town, await town.shop())];
    const { code } = await tills[0]!.showCode(holder, 3);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => tills[index % 2]!.take({ code })));
    const ids = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id));
    expect(ids.size).toBe(1);
    expect(answers.filter(({ body }) => body.code === 'code_used')).toHaveLength(10);
    expect(await town.held(holder)).toBe(17_000);
  });

  it('shown at the same shop after the first customer has gone is refused', async () => {
    const holder = await town.parent();
    const till = await Till.at(app, town, await town.shop());
    const { code } = await till.showCode(holder, 3);
    const { body } = await till.take({ code });
    await query(
      db.adminUrl,
      'alter table ledger.operations disable trigger all',
      `update ledger.operations set recorded_at = recorded_at - interval '6 minutes' where id = '${body.id}'`,
    );
    const again = await till.take({ code });
    expect([again.status, again.body.code]).toEqual([409, 'code_used']);
  });
});

describe('guessed digits', () => {
  it('are never right in 10,000 tries at two processes, and lock the till, not the holder', async () => {
    const shop = await town.shop();
    const holder = await town.parent();
    const guesser = await app.tokenFor(town.id, 'merchant_clerk', shop);
    const show = (count: number) =>
      Promise.all(Array.from({ length: count }, async () => (await Till.at(app, town, shop)).showCode(holder, 1)));
    const shown = await show(10);
    const codes = new Map<string, number>();
    const guess = async (index: number) => {
      const to = index % 2 ? app : second;
      const digits = String(randomInt(100_000_000)).padStart(8, '0');
      if (shown.some((one) => one.digits === digits)) return;
      const { status, body } = await to.fetch('/api/v1/redemptions', { token: guesser, body: { digits } });
      expect(status).not.toBe(201);
      codes.set(body.code, (codes.get(body.code) ?? 0) + 1);
    };
    for (let done = 0; done < 10_000; done += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, index) => guess(done + index)));
    }
    // Five a minute; the tries take a minute or two at most.
    expect(codes.get('unknown_code')).toBeLessThanOrEqual(15);
    expect([...codes.keys()].sort()).toEqual(['too_many_tries', 'unknown_code']);
    expect(await town.held(holder)).toBe(20_000);
    // On a slow machine the others have lapsed by now.
    const [one, two] = await show(2);
    const right = await app.fetch('/api/v1/redemptions', { token: guesser, body: { digits: one!.digits } });
    expect(right.body.code).toBe('too_many_tries');
    const byQr = await app.fetch('/api/v1/redemptions', { token: guesser, body: { code: one!.code } });
    expect(byQr.status).toBe(201);
    const other = await Till.at(app, town, shop, 'merchant_clerk');
    expect((await other.take({ digits: two!.digits })).status).toBe(201);
  }, 180_000);

  it('of one till stop at fifty a day, of all tills of a shop at two hundred', async () => {
    const shop = await town.shop();
    const minutesAgo = () =>
      query(db.adminUrl, `update wrong_tries set at = array(select t - interval '2 minutes' from unnest(at) t)`);
    const guesses = async (till: Till) => {
      const answers: string[] = [];
      for (let tries = 0; tries < 5; tries += 1) answers.push((await till.take({ digits: '000000000000' })).body.code);
      await minutesAgo();
      return answers;
    };
    const one = await Till.at(app, town, shop, 'merchant_clerk');
    for (let minute = 0; minute < 10; minute += 1) expect(await guesses(one)).toEqual(Array(5).fill('unknown_code'));
    expect(await guesses(one)).toEqual(Array(5).fill('too_many_tries'));
    const { body } = await one.take({ digits: '000000000000' });
    expect(body.details.retryAfterSeconds).toBeGreaterThan(80_000);
    for (let clerk = 0; clerk < 3; clerk += 1) {
      const till = await Till.at(app, town, shop, 'merchant_clerk');
      for (let minute = 0; minute < 10; minute += 1) await guesses(till);
    }
    const fresh = await Till.at(app, town, shop, 'merchant_clerk');
    expect(await guesses(fresh)).toEqual(Array(5).fill('too_many_tries'));
  });
});

describe('what a shop is told', () => {
  const TILL_ROLES = ['merchant_owner', 'merchant_clerk', 'pos_client'];
  /** Of a wallet: what somebody holds, and what could be reckoned from it. */
  const OF_A_WALLET =
    /balance|held|holding|wallet|givable|lapse|remain|^left|missing|expiresOn|byExpiry|^own$|^received$/i;

  interface Schema {
    $ref?: string;
    properties?: Record<string, Schema>;
    items?: Schema;
    allOf?: Schema[];
    oneOf?: Schema[];
    anyOf?: Schema[];
  }

  function fieldsOf(schema: Schema | undefined, known: Record<string, Schema>, seen = new Set<string>()): string[] {
    if (!schema) return [];
    if (schema.$ref) {
      const name = schema.$ref.split('/').at(-1)!;
      return seen.has(name) ? [] : fieldsOf(known[name], known, seen.add(name));
    }
    const within = [schema.items, ...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
    const own = Object.entries(schema.properties ?? {}).flatMap(([name, of]) => [name, ...fieldsOf(of, known, seen)]);
    return [...own, ...within.flatMap((one) => fieldsOf(one, known, seen))];
  }

  function fieldsTold(roles: readonly string[]): Map<string, string[]> {
    const { paths, components } = app.get(OpenApi).document() as unknown as {
      paths: Record<
        string,
        Record<
          string,
          { 'x-roles'?: string[]; responses: Record<string, { content?: Record<string, { schema: Schema }> }> }
        >
      >;
      components: { schemas: Record<string, Schema> };
    };
    const told = new Map<string, string[]>();
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, route] of Object.entries(methods)) {
        if (!route['x-roles']?.some((role) => roles.includes(role))) continue;
        const schemas = Object.values(route.responses).flatMap(({ content }) => Object.values(content ?? {}));
        told.set(
          `${method} ${path}`,
          schemas.flatMap(({ schema }) => fieldsOf(schema, components.schemas)),
        );
      }
    }
    return told;
  }

  it('has no field of what a holder has, in any answer that a till’s role can get', () => {
    const told = fieldsTold(TILL_ROLES);
    expect(told.get('post /api/v1/redemptions')).toContain('amount');
    expect(told.get('get /api/v1/shops/{id}/today')).toContain('byClerk');
    const found = [...told].flatMap(([route, fields]) =>
      fields.filter((one) => OF_A_WALLET.test(one)).map((one) => `${route}: ${one}`),
    );
    expect(found).toEqual([]);
    expect(
      fieldsTold(['employee'])
        .get('get /api/v1/wallet')!
        .some((one) => OF_A_WALLET.test(one)),
    ).toBe(true);
  });

  it('is the same refusal whether little or nothing is left', async () => {
    const till = await Till.at(app, town, await town.shop());
    const refusals = [];
    for (const spent of [20, 17]) {
      const holder = await town.parent();
      await till.takeFrom(holder, spent);
      const { status, body } = await till.takeFrom(holder, 4);
      refusals.push({ status, ...body, requestId: undefined, instance: undefined });
    }
    expect(refusals[0]).toEqual(refusals[1]);
    expect(refusals[0]).toMatchObject({ status: 422, code: 'insufficient_notes' });
  });
});
