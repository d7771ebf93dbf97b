import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { Town, type TownShop } from '../support/town.js';
import { Till } from '../redemptions/till.js';

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
}

interface Operation {
  responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>;
  parameters?: { name: string; in: string; required?: boolean }[];
  'x-roles'?: string[];
}

interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const HR = ['employer_hr', 'hris_client'] as const;
/** By which an answer would say that somebody thanked somebody, with what words, or where notes were spent. */
const TELLING =
  /giver|receiver|thank|gift|message|card$|claim(ant|Link)|counterpart|conversation|fromAccount|toAccount|signal|pressure/i;
/** Such names that say nothing of it, and why. */
const HARMLESS: Record<string, string> = {
  'ApplicationView.messages': 'are between the city and an employer that asks to be certified',
  'FieldErrors.messages': 'say what is wrong with a request',
  'RulesView.claimLinkDays': 'is a rule of the programme',
  'RulesView.giverDailyCapNotes': 'is a rule of the programme',
  'RulesView.receiverMonthlyCapNotes': 'is a rule of the programme',
};

const WORDS = '保育園の電話のとき代わってくれてありがとう';
const MESSAGE_OF_LINK = 'リンクのお礼の言葉';

let db: TestDatabase;
let app: TestApp;
let api: OpenApi;
let town: Town;
let giver: string;
let receiver: string;
let shop: TownShop;
let gift: string;
let report: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  api = (await app.fetch('/api/openapi.json')).body as OpenApi;
  town = await Town.make(app, { asOf: '2026-06-05' });
  [giver, receiver, shop] = [
    await town.parent(),
    await town.person('鈴木 一', 'スズキ ハジメ'),
    await town.shop('秘密の店'),
  ];
  const as = await app.tokenFor(town.id, 'employee', { employeeId: giver });
  const post = async (path: string, body: object) => {
    const answer = await app.fetch(`/api/v1/${path}`, {
      token: as,
      body,
      headers: { 'Idempotency-Key': randomUUID() },
    });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.body.code}`);
    return answer.body.id as string;
  };
  gift = await post('wallet/thanks', { receiverId: receiver, notes: 3, message: WORDS, card: 'plain' });
  await post('wallet/claim-links', { notes: 1, message: MESSAGE_OF_LINK, card: 'plain' });
  report = await post('reports-of-pressure', { words: '上司の圧力' });
  await (await Till.at(app, town, shop)).takeFrom(receiver, 2);
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

/** Every field in an answer, as `Schema.field`, in whatever depth. */
function fieldsOf(schema: Schema | undefined, name: string, seen = new Set<string>()): string[] {
  if (!schema) return [];
  if (schema.$ref) {
    const of = schema.$ref.split('/').at(-1)!;
    return seen.has(of) ? [] : fieldsOf(api.components.schemas[of], of, new Set([...seen, of]));
  }
  const open = typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : [];
  const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...open, schema.items];
  const own = Object.entries(schema.properties ?? {}).flatMap(([field, value]) => [
    `${name}.${field}`,
    ...fieldsOf(value, `${name}.${field}`, seen),
  ]);
  return [...own, ...parts.flatMap((part) => fieldsOf(part, name, seen))];
}

/** Every route that HR or its programs reach, with its answers' fields. */
function routesOf(document: OpenApi) {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, operation]) => HR.some((role) => operation['x-roles']?.includes(role)))
      .map(([method, operation]) => ({
        method,
        path,
        operation,
        fields: Object.values(operation.responses ?? {}).flatMap(({ content }) =>
          Object.values(content ?? {}).flatMap(({ schema }) => fieldsOf(schema, path)),
        ),
      })),
  );
}

const telling = (document: OpenApi) =>
  routesOf(document)
    .flatMap(({ fields }) => fields)
    .filter((field) => TELLING.test(field.split('.').at(-1)!) && !(field in HARMLESS));

describe('HR and its programs', () => {
  it('reach no answer that has a field for who thanked whom, with what words, or for a report of pressure', () => {
    expect(routesOf(api).length).toBeGreaterThan(25);
    expect([...new Set(telling(api))]).toEqual([]);
    const withThanks = structuredClone(api);
    withThanks.paths['/api/v1/wallet/thanks']!.get!['x-roles'] = ['employer_hr'];
    expect(telling(withThanks).length).toBeGreaterThan(1);
  });

  it.each(HR)('as %s are told nothing of it by any real answer, not even that there is something', async (role) => {
    const token = await app.tokenFor(town.id, role, { employerId: town.employerId });
    const secrets = [WORDS, MESSAGE_OF_LINK, '秘密の店', '上司', gift, report, shop.shopId, shop.merchantId];
    const readable = routesOf(api).filter(
      ({ method, operation }) => method === 'get' && operation['x-roles']?.includes(role),
    );
    const read: string[] = [];
    for (const { path, operation } of readable) {
      const query = (operation.parameters ?? []).filter((one) => one.in === 'query' && one.required);
      const asked = query.map(({ name }) => `${name}=${/month|from/i.test(name) ? '2026-06' : '2026'}`).join('&');
      for (const id of [town.employerId, giver, receiver, gift, report, town.programmeId, randomUUID()]) {
        const address = path.replaceAll(/\{[^}]+\}/g, id);
        const { status, body } = await app.fetch(`${address}?${asked}`, { token });
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        const told = secrets.filter((secret) => text.includes(secret) && !address.includes(secret));
        expect([address, told]).toEqual([address, []]);
        expect([address, status < 500]).toEqual([address, true]);
        if (status === 200) read.push(path);
        if (!path.includes('{')) break;
      }
    }
    expect(new Set(read).size).toBeGreaterThan(6);
  });

  it('are refused wherever thanks, wallets, operations, signals and reports of pressure are read', async () => {
    for (const role of HR) {
      const token = await app.tokenFor(town.id, role, { employerId: town.employerId });
      for (const path of [
        'wallet',
        'wallet/thanks',
        'redemptions',
        'signals',
        'reports-of-pressure',
        `reports-of-pressure/${report}`,
      ]) {
        expect([path, (await app.fetch(`/api/v1/${path}`, { token })).status]).toEqual([path, 403]);
      }
    }
  });
});
