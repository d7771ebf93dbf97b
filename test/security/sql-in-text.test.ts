import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { OpenApi } from '../../src/http/openapi/open-api.js';
import type { TokenScope } from '../../src/people/issue-token.service.js';
import type { Role } from '../../src/people/role.js';
import { Person } from '../people/doors/person.js';
import { type Answer, startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town } from '../support/town.js';
import { type Operation, operationsOf, type TextField } from './text-fields.js';

/** Each ends a literal or a name in its own way, and counts up the canary where it is run. */
const ATTACKS = [
  `x'||nextval('canary')||'`,
  `x'); select nextval('canary'); --`,
  `x" or nextval('canary') > 0 or "" = "`,
  `\\'; select nextval('canary'); -- $1 %s`,
];
const PLENTY = '1000000/1';

let db: TestDatabase;
let app: TestApp;
let town: Town;
let employeeId: string;
let shop: { merchantId: string; shopId: string };
const ids = new Map<string, string>();
const tokens = new Map<Role, string>();

beforeAll(async () => {
  db = await freshDatabase();
  const often = ['ANONYMOUS', 'CALLER', 'LINKS_ACCOUNT', 'LINKS_ADDRESS', 'SIGN_IN_ADDRESS', 'TOKENS_ADDRESS'];
  app = await startTestApp(db, {
    environment: Object.fromEntries(often.map((name) => [`SANKYU_LIMIT_${name}`, PLENTY])),
  });
  town = await Town.make(app);
  shop = await town.shop();
  employeeId = await town.parent();
  await query(db.adminUrl, 'create sequence canary', 'grant usage on sequence canary to public');
  const [city] = await query(db.adminUrl, 'select code from cities');
  for (const [word, id] of Object.entries({
    employers: town.employerId,
    merchants: shop.merchantId,
    shops: shop.shopId,
    programmes: town.programmeId,
    employees: employeeId,
    people: employeeId,
    cities: city!.code!,
    fiscalYear: '2026',
    month: '2026-04',
    budgets: '2026',
    grant: '2026',
    closings: '2026-04',
  })) {
    ids.set(word, id);
  }
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const SCOPES: Partial<Record<Role, () => TokenScope>> = {
  employer_hr: () => ({ employerId: town.employerId }),
  hris_client: () => ({ employerId: town.employerId }),
  merchant_owner: () => ({ merchantId: shop.merchantId }),
  merchant_clerk: () => shop,
  pos_client: () => shop,
  employee: () => ({ employeeId }),
};

async function tokenOf(role: Role): Promise<string> {
  const known = tokens.get(role) ?? (await app.tokenFor(town.id, role, SCOPES[role]?.()));
  tokens.set(role, known);
  return known;
}

/** Asks as somebody who may, and remembers what was made, so that what is below it is found later. */
async function send({ method, path, roles, ofAccount }: Operation, field: TextField, text: string): Promise<Answer> {
  const { path: address, body } = field.with(text, ids);
  const headers = { 'Idempotency-Key': randomUUID() };
  const asking = { method, ...(body === undefined ? {} : { body }), headers };
  if (ofAccount) {
    const person = await Person.signedIn(app, `${randomUUID()}@example.jp`);
    return person.fetch(address.replace('/api/v1', ''), asking);
  }
  const role = roles.includes('city_admin') ? 'city_admin' : roles[0];
  const answer = await app.fetch(address, role ? { ...asking, token: await tokenOf(role) } : asking);
  const id: unknown = answer.body?.id;
  const made = path.split('/').at(-1)!;
  if (answer.status === 201 && typeof id === 'string' && !ids.has(made)) ids.set(made, id);
  return answer;
}

describe('SQL in every text field', () => {
  it('of every operation is only ever text: it is refused or kept as it is, and never run', async () => {
    const operations = operationsOf(app.get(OpenApi), { receiverId: await town.person(), employeeId }).filter(
      ({ path }) => !/\/events$/.test(path),
    );
    const faults: string[] = [];
    const taken = new Set<string>();
    const sent = new Set<string>();
    let fields = 0;
    for (const operation of operations) {
      for (const field of operation.fields) {
        fields += 1;
        for (const attack of ATTACKS) {
          // Each of its own, so that none is refused for being there already.
          const text = `${sent.size}${attack}`;
          sent.add(text);
          const { status, body } = await send(operation, field, text);
          if (status >= 500) faults.push(`${operation.name} ${field.name}: ${status} ${body.code}`);
          if (status < 300) taken.add(`${operation.name} ${field.name}`);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(await query(db.adminUrl, 'select is_called from canary')).toEqual([{ is_called: false }]);
    expect(fields).toBeGreaterThan(400);
    // Fields that take any words did take these, so the database has had to hold them.
    for (const name of [
      'POST /api/v1/employers body name',
      'POST /api/v1/merchants/{id}/shops body name',
      'POST /api/v1/webhooks body label',
    ]) {
      expect([...taken]).toContain(name);
    }
    for (const kept of ['shops.name', 'employers.name', 'thanks.message', 'webhook_subscriptions.label']) {
      const [table, column] = kept.split('.');
      const rows = await query(db.adminUrl, `select ${column} as text from ${table} where ${column} like '%canary%'`);
      expect([kept, rows.length >= ATTACKS.length, rows.filter(({ text }) => !sent.has(text!))]).toEqual([
        kept,
        true,
        [],
      ]);
    }
    expect(taken.size).toBeGreaterThan(40);
  }, 300_000);

  it('would be noticed, if one were run', async () => {
    await query(db.appUrl, `select 'x'||nextval('canary')||''`);
    expect(await query(db.adminUrl, 'select is_called from canary')).toEqual([{ is_called: true }]);
  });
});
