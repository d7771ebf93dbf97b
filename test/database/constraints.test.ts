import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { breakRule, rulesOf } from './break-constraint.js';

let db: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  db = await freshDatabase();
  client = new pg.Client({ connectionString: db.adminUrl });
  await client.connect();
});

afterAll(async () => {
  await client?.end();
  await db?.drop();
});

describe('every constraint and unique index outside of the ledger', () => {
  it('refuses some row under its own name, with no other rule in its place', async () => {
    const rules = await rulesOf(client, ['public', 'people']);
    expect(rules.length).toBeGreaterThan(300);
    const unbroken: string[] = [];
    for (const rule of rules) {
      if (!(await breakRule(client, rule))) unbroken.push(`${rule.table} ${rule.name}: ${rule.definition}`);
    }
    expect(unbroken).toEqual([]);
  }, 120_000);

  it('is judged, also one planted that refuses nothing', async () => {
    await client.query(`create table planted (a integer, b text,
      constraint planted_refuses_nothing check (a is null or a is not null),
      constraint planted_refuses check (b in ('one', 'two') or a > 3))`);
    const rules = await rulesOf(client, ['public']);
    const broken = (name: string) =>
      breakRule(
        client,
        rules.find((rule) => rule.name === name)!,
      );
    expect([await broken('planted_refuses'), await broken('planted_refuses_nothing')]).toEqual([true, false]);
    await client.query('drop table planted');
  });
});
