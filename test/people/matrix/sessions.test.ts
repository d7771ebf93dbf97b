import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { may } from '../../../src/people/policy.js';
import { changedTables } from '../../support/checksums.js';
import { bondsOf, STAFF } from '../../support/full-city.js';
import { keepNothing } from '../../support/keep-nothing.js';
import { Person, SAME_ORIGIN } from '../doors/person.js';
import type { Route } from './route.js';
import { eachOf, type Reply } from './send.js';
import { World } from './world.js';

type Role = (typeof STAFF)[number];

let world: World;
let person: Person;
let stranger: Person;
const grants = new Map<Role, string>();
const endedGrants = new Map<Role, string>();
/** The same person's roles in the other city. */
const grantsThere = new Map<Role, string>();
/** Somebody else's, of the same city. */
const grantsOfStranger = new Map<Role, string>();

beforeAll(async () => {
  world = await World.make();
  const { app, here, there, admin } = world;
  person = await Person.signedIn(app, 'person@example.jp');
  stranger = await Person.signedIn(app, 'stranger@example.jp');
  const [one, other] = [here.city, there.city];
  for (const role of STAFF) {
    const ended = await person.give(one.id, role, bondsOf(role, one.sides[0]));
    endedGrants.set(role, ended);
    await admin.query(
      `update role_grants set ended_at = now(), ended_by = granted_by, end_reason = 'taken_away' where id = $1`,
      [ended],
    );
    // Who was thrown out signs in again, as somebody who still has other roles can.
    person = await Person.signedIn(app, 'person@example.jp');
  }
  for (const role of STAFF) {
    grants.set(role, await person.give(one.id, role, bondsOf(role, one.sides[0])));
    grantsThere.set(role, await person.give(other.id, role, bondsOf(role, other.sides[0])));
    // Of one employee only one account can be.
    grantsOfStranger.set(role, await stranger.give(one.id, role, bondsOf(role, one.sides[1])));
  }
}, 120_000);

let tried = 0;

afterAll(async () => {
  process.stdout.write(`sessions: ${tried} cells\n`);
  await world?.end();
});

const cells = () => world.routes.flatMap((route) => STAFF.map((role) => ({ route, role })));

/** As a page of ours asks for its own object, in the role of this grant, by the cookie of the person. */
function ask(
  route: Route,
  role: Role,
  grantId: string | undefined,
  headers: Record<string, string> = {},
): Promise<Reply> {
  tried += 1;
  const { here } = world;
  const { object } = route;
  const named = object === undefined ? { parameters: {} } : (here.own(role, object) ?? here.any(object));
  const before = grantId === undefined ? '' : `/as/${grantId}`;
  return world.ask(role, route, named, { ...SAME_ORIGIN, cookie: person.cookie, ...headers }, before);
}

async function refusedEverywhere(
  expected: [status: number, code: string],
  attempt: (route: Route, role: Role) => Promise<Reply>,
  of = cells(),
): Promise<void> {
  const before = await world.checksums.now();
  const wrong: string[] = [];
  await eachOf(of, async ({ route, role }) => {
    const { status, code } = await attempt(route, role);
    if (status !== expected[0] || code !== expected[1]) wrong.push(`${role}: ${route.name}: ${status} ${code}`);
  });
  expect(wrong).toEqual([]);
  expect(changedTables(before, await world.checksums.now())).toEqual([]);
  expect(of.length).toBeGreaterThan(700);
}

describe('the matrix of the roles of one session', () => {
  it('has a cell for each role of a person and each route', () => {
    expect(cells()).toHaveLength(STAFF.length * world.routes.length);
  });

  it('is closed where no role is named', async () => {
    await refusedEverywhere([403, 'role_not_named'], (route, role) => ask(route, role, undefined));
  }, 60_000);

  it('is closed in a role of somebody else', async () => {
    await refusedEverywhere([404, 'not_found'], (route, role) => ask(route, role, grantsOfStranger.get(role)));
  }, 60_000);

  it('is closed in a role that has ended', async () => {
    await refusedEverywhere([404, 'not_found'], (route, role) => ask(route, role, endedGrants.get(role)));
  }, 60_000);

  it('is closed to what another site sends with its cookie', async () => {
    const commands = cells().filter(({ route }) => route.method !== 'GET');
    const crossSite = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    const forged = (route: Route, role: Role) => ask(route, role, grants.get(role), crossSite);
    await refusedEverywhere([403, 'cross_site_request'], forged, commands);
  }, 60_000);

  it('is closed to a token of a program that names a role in its path', async () => {
    await refusedEverywhere([404, 'not_found'], (route, role) =>
      ask(route, role, grants.get(role), { ...world.bearer(role), cookie: '' }),
    );
  }, 60_000);

  it('is closed to the role of the other city for what is this city’s', async () => {
    const { here } = world;
    const objects = cells().filter(({ route, role }) => {
      const named = route.object !== undefined && here.all(route.object).some(({ parameters }) => parameters.id);
      return named && may(role, route.permission);
    });
    const before = await world.checksums.now();
    const wrong: string[] = [];
    await eachOf(objects, async ({ route, role }) => {
      const { status } = await ask(route, role, grantsThere.get(role));
      if (status !== 404) wrong.push(`${role}: ${route.name}: ${status}`);
    });
    expect(wrong).toEqual([]);
    expect(changedTables(before, await world.checksums.now())).toEqual([]);
    expect(objects.length).toBeGreaterThan(200);
  }, 60_000);

  it('is as open as the policy says in the role that is named, and no further', async () => {
    await keepNothing(world.admin);
    const before = await world.checksums.now();
    const wrong: string[] = [];
    await eachOf(cells(), async ({ route, role }) => {
      const { status, code } = await ask(route, role, grants.get(role));
      const own = route.object === undefined || world.here.own(role, route.object) !== undefined;
      const expected = !may(role, route.permission) ? [403] : own ? [200, 201, 202, 204, 400, 409, 410, 422] : [404];
      if (!expected.includes(status)) wrong.push(`${role}: ${route.name}: ${status} ${code}`);
    });
    expect(wrong).toEqual([]);
    expect(changedTables(before, await world.checksums.now())).toEqual([]);
  }, 120_000);
});
