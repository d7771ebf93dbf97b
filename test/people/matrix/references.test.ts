import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { may } from '../../../src/people/policy.js';
import { ROLES, type Role } from '../../../src/people/role.js';
import { changedTables } from '../../support/checksums.js';
import { KEPT_NOTHING, keepNothing } from '../../support/keep-nothing.js';
import { resolved, type Schema } from '../../support/sample-body.js';
import type { Ownership } from './ownership.js';
import { bodyOf, pathTo, queryOf, type Route } from './route.js';
import { eachOf, send } from './send.js';
import { World } from './world.js';

/** What fields of bodies and queries name, by their names. Of an allocation the enrolment's own routes are asked. */
const FIELDS: Record<string, string> = {
  employerId: 'employers/:id',
  employer: 'employers/:id',
  merchantId: 'merchants/:id',
  merchant: 'merchants/:id',
  shopId: 'shops/:id',
  shop: 'shops/:id',
  employeeId: 'employees/:id',
  receiverId: 'employees/:id',
  enrolmentId: 'enrolments/:id',
  programmeId: 'programmes/:id',
  municipalityId: 'municipalities/:id',
  criterionId: 'criteria/:id',
  invoiceId: 'invoices/:id',
  batchId: 'payout-batches/:id',
  signalId: 'signals/:id',
  objectId: 'enrolments/:id',
  subjectId: 'employees/:id',
  actorId: 'employees/:id',
  allocationIds: 'allocations/:id',
};

/** What no path names: an id that nobody has stands for another city's. */
const IN_NO_PATH = ['allocations/:id', 'municipalities/:id'];

/** Fields by which one person names another, of whichever employer. */
const OF_EVERYBODY = ['receiverId'];

interface Reference {
  route: Route;
  role: Role;
  field: string;
  place: 'body' | 'query';
  of: 'other owner’s' | 'other city’s';
  id: string;
}

let world: World;
let references: Reference[];

beforeAll(async () => {
  world = await World.make();
  await keepNothing(world.admin);
  references = world.routes.flatMap(referencesOf);
}, 120_000);

afterAll(() => world?.end());

function fieldsOf({ operation }: Route): [place: Reference['place'], field: string][] {
  const body = resolved(world.document, operation?.requestBody?.content['application/json']?.schema);
  const queries = (operation?.parameters ?? []).filter((one) => one.in === 'query');
  return [
    ...idsOf(body).map((field): ['body', string] => ['body', field]),
    ...queries
      .filter(({ schema }) => resolved(world.document, schema).format === 'uuid')
      .map(({ name }): ['query', string] => ['query', name]),
  ];
}

/** The fields of a schema, at any depth, that name something. */
function idsOf(schema: Schema): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, given]) => {
    const one = resolved(world.document, given);
    const item = one.type === 'array' ? resolved(world.document, one.items) : one;
    return item.format === 'uuid' ? [name] : idsOf(item);
  });
}

function referencesOf(route: Route): Reference[] {
  return fieldsOf(route).flatMap(([place, field]) =>
    ROLES.filter((role) => may(role, route.permission)).flatMap((role) => {
      const object = FIELDS[field];
      if (object === undefined) return [];
      const cases: Reference[] = [];
      const elsewhere = idOf(world.there, object, role);
      if (elsewhere) cases.push({ route, role, field, place, of: 'other city’s', id: elsewhere });
      const another = world.here.own(role, object) && world.here.foreign(role, object)?.parameters.id;
      const bound = another !== undefined && !world.here.reachesId(role, object, another);
      if (bound && !OF_EVERYBODY.includes(field))
        cases.push({ route, role, field, place, of: 'other owner’s', id: another });
      return cases;
    }),
  );
}

const idOf = (city: Ownership, object: string, role: Role) =>
  IN_NO_PATH.includes(object) ? randomUUID() : (city.own(role, object) ?? city.any(object)).parameters.id;

const nameOf = ({ role, route, field, of }: Reference) => `${role}: ${route.name} with ${of} ${field}`;

describe('what a body or a query names', () => {
  it('is known by its field’s name', () => {
    const fields = new Set(world.routes.flatMap((route) => fieldsOf(route).map(([, field]) => field)));
    expect([...fields].filter((field) => !(field in FIELDS))).toEqual([]);
  });

  it('does nothing, and shows nothing, where it is another’s or another city’s', async () => {
    const before = await world.checksums.now();
    const wrong: string[] = [];
    await eachOf(references, async (reference) => {
      const { role, route, field, place, id } = reference;
      const { object } = route;
      const named =
        object === undefined ? { parameters: {} } : (world.here.own(role, object) ?? world.here.any(object));
      const known = { ...world.known(), [field]: field.endsWith('Ids') ? [id] : id };
      const right = bodyOf(route, world.document, role, known);
      const body =
        place === 'body' && isRecord(right)
          ? { ...right, ...(hasField(route, field) && { [field]: known[field] }) }
          : right;
      const query = new URLSearchParams(queryOf(route, world.document, world.known()).slice(1));
      if (place === 'query') query.set(field, id);
      const answer = await send(world.app.url, route, `${pathTo(route, named)}?${query}`, {
        headers: { 'idempotency-key': randomUUID(), ...world.bearer(role) },
        body,
      });
      const { status, code, text } = answer;
      const done = code === KEPT_NOTHING || (route.method !== 'GET' && status < 300);
      const shown = route.method === 'GET' && status < 300 && text.includes(id);
      if (done || shown || status >= 500) wrong.push(`${nameOf(reference)}: ${status} ${code ?? text.slice(0, 100)}`);
      if (code === 'invalid_request') wrong.push(`${nameOf(reference)}: ${text.slice(0, 300)}`);
    });
    expect(wrong).toEqual([]);
    expect(changedTables(before, await world.checksums.now())).toEqual([]);
    expect(references.length).toBeGreaterThan(50);
    process.stdout.write(`references: ${references.length} cells\n`);
  }, 60_000);
});

function hasField({ operation }: Route, field: string): boolean {
  const { properties = {} } = resolved(world.document, operation?.requestBody?.content['application/json']?.schema);
  return field in properties;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof FormData);
}
