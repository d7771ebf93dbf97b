import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ROLES } from '../../../src/people/role.js';
import { changedTables } from '../../support/checksums.js';
import { KEPT_NOTHING, keepNothing } from '../../support/keep-nothing.js';
import { type Cell, cellsOf, nameOf, namesObject } from './cells.js';
import { unnamed } from './route.js';
import { eachOf } from './send.js';
import { World } from './world.js';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

let world: World;
let cells: Cell[];
let idsOfThere: Set<string>;

beforeAll(async () => {
  world = await World.make();
  cells = world.routes.flatMap((route) => ROLES.flatMap((role) => cellsOf(world, role, route)));
  const own = await idsOf(world.here.city.id);
  idsOfThere = new Set([...(await idsOf(world.there.city.id))].filter((id) => !own.has(id)));
}, 120_000);

afterAll(() => world?.end());

/** Every id that stands anywhere in the rows of a city. */
async function idsOf(cityId: number): Promise<Set<string>> {
  const { rows: tables } = await world.admin.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'city_id'
      where c.relkind in ('r', 'p') and not c.relispartition
        and c.relnamespace in ('public'::regnamespace, 'ledger'::regnamespace)`,
  );
  const ids = new Set<string>();
  for (const { name } of tables) {
    const { rows } = await world.admin.query<{ text: string }>(
      `select to_jsonb(t)::text as text from ${name} t where city_id = $1`,
      [cityId],
    );
    for (const { text } of rows) for (const id of text.match(UUID) ?? []) ids.add(id);
  }
  return ids;
}

const ask = ({ role, route, named }: Pick<Cell, 'role' | 'route' | 'named'>, headers = world.bearer(role)) =>
  world.ask(role, route, named, headers);

describe('the matrix of role, route, and whose the object is', () => {
  it('knows what every path names', () => {
    expect(unnamed(world.routes)).toEqual([]);
    expect(world.routes.length).toBeGreaterThan(150);
  });

  it('has a cell for each role, route and case', () => {
    const { routes } = world;
    const three = routes.filter(namesObject).length;
    expect(cells).toHaveLength(ROLES.length * (3 * three + (routes.length - three)));
    const sum = `${ROLES.length} roles x ${routes.length} routes, ${three} of them x 3 cases`;
    process.stdout.write(`matrix: ${cells.length} cells: ${sum}\n`);
  });

  it('refuses whatever the policy or the scope does not allow, and changes nothing', async () => {
    const refused = cells.filter(({ expected }) => expected !== 'done');
    const before = await world.checksums.now();
    const wrong: string[] = [];
    await eachOf(refused, async (cell) => {
      const { status, code, text } = await ask(cell);
      const right = cell.expected === 'forbidden' ? status === 403 && code === 'forbidden' : status === 404;
      if (!right) wrong.push(`${nameOf(cell)}: ${cell.expected}, but ${status} ${code ?? text.slice(0, 80)}`);
    });
    expect(wrong).toEqual([]);
    expect(changedTables(before, await world.checksums.now())).toEqual([]);
    process.stdout.write(`matrix: ${refused.length} cells refused\n`);
  }, 120_000);

  it('says of what is another’s just what it says of what does not exist', async () => {
    const hidden = cells.filter(
      ({ expected, named }) => expected === 'hidden' && new RegExp(UUID).test(named.parameters.id ?? ''),
    );
    const wrong = new Set<string>();
    await eachOf(hidden, async (cell) => {
      const nothing = { ...cell.named, parameters: { ...cell.named.parameters, id: randomUUID() } };
      const [one, none] = [await ask(cell), await ask({ ...cell, named: nothing })];
      if (none.code !== one.code) wrong.add(`${cell.role}: ${cell.route.name}: ${one.code}, but ${none.code}`);
    });
    expect([...wrong]).toEqual([]);
    expect(hidden.length).toBeGreaterThan(300);
  }, 120_000);

  it.each([
    ['nobody', {}],
    ['a token that does not exist', { authorization: `Bearer sk_1_${'A'.repeat(43)}` }],
    ['something else than a token', { authorization: 'Basic YWRtaW46YWRtaW4=' }],
    ['a session that does not exist', { cookie: `sankyu=${'A'.repeat(43)}`, 'sec-fetch-site': 'same-origin' }],
  ])('lets %s in nowhere', async (_, headers) => {
    await letInNowhere(headers);
  });

  it('lets an ended token in nowhere, and one whose time is over', async () => {
    const { app, here, admin } = world;
    for (const end of ['revoked_at = now()', `expires_at = now() - interval '1 second'`]) {
      const token = await app.tokenFor(here.city.id, 'city_admin');
      await admin.query(
        `update access_tokens set ${end} where city_id = $1 and id = (
        select id from access_tokens where city_id = $1 order by created_at desc, id desc limit 1)`,
        [here.city.id],
      );
      await letInNowhere({ authorization: `Bearer ${token}` });
    }
  }, 60_000);

  async function letInNowhere(headers: Record<string, string>): Promise<void> {
    const before = await world.checksums.now();
    const wrong: string[] = [];
    await eachOf(world.routes, async (route) => {
      const named = route.object === undefined ? { parameters: {} } : world.here.any(route.object);
      const { status, code } = await ask({ role: 'city_admin', route, named }, headers);
      if (status !== 401 || code !== 'unauthenticated') wrong.push(`${route.name}: ${status} ${code}`);
    });
    expect(wrong).toEqual([]);
    expect(changedTables(before, await world.checksums.now())).toEqual([]);
  }

  it('lets everybody reach what is allowed, and shows nothing of the other city', async () => {
    await keepNothing(world.admin);
    const allowed = cells.filter(({ expected }) => expected === 'done');
    const before = await world.checksums.now();
    const wrong: string[] = [];
    const outcomes: Record<string, number> = {};
    const understood = new Set<string>();
    await eachOf(allowed, async (cell) => {
      const { status, code, text } = await ask(cell);
      const outcome = status < 300 ? 'answered' : code === KEPT_NOTHING ? 'done to its end' : 'refused by a rule';
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (status >= 300 && ![400, 409, 410, 422].includes(status)) {
        wrong.push(`${nameOf(cell)}: ${status} ${code ?? text.slice(0, 80)}`);
      }
      if (code !== 'invalid_request' && code !== 'malformed_request') understood.add(cell.route.name);
      // What was tried in vain at the other city's stands in the own audit log, with the ids that were tried.
      const ids = cell.route.permission === 'audit.read' ? [] : (text.match(UUID) ?? []);
      if (ids.some((id) => idsOfThere.has(id))) wrong.push(`${nameOf(cell)}: shows something of the other city`);
    });
    expect(wrong).toEqual([]);
    expect(world.routes.filter(({ name }) => !understood.has(name)).map(({ name }) => name)).toEqual([]);
    expect(changedTables(before, await world.checksums.now())).toEqual([]);
    expect(outcomes['done to its end']).toBeGreaterThan(100);
    process.stdout.write(`matrix: ${allowed.length} cells allowed: ${JSON.stringify(outcomes)}\n`);
  }, 120_000);
});
