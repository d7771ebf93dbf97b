import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../src/people/role.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { FullCity } from '../support/full-city.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

let db: TestDatabase;
let app: TestApp;
let city: FullCity;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  city = await FullCity.make(app);
}, 120_000);

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

interface Waiting {
  kind: string;
  count: number;
  forOthers: number;
  about: string[];
  since: string | null;
  yen: number | null;
  yours: boolean;
}

async function today(token: string): Promise<{ on: string; waiting: Map<string, Waiting> }> {
  const { status, body } = await app.fetch('/api/v1/city/today', { token });
  expect(status).toBe(200);
  return { on: body.on, waiting: new Map(body.waiting.map((one: Waiting) => [one.kind, one])) };
}

const as = async (role: Role) => today(await app.tokenFor(city.id, role));
const tokenOf = (role: Role, scope = {}) => app.tokenFor(city.id, role, scope);

/** An application of the first employer, by its program or by whoever is given. */
async function apply(staffNumber: string, childBirthDate: string, token?: string): Promise<string> {
  const { employerId } = city.sides[0];
  const { status, body } = await app.fetch('/api/v1/enrolments', {
    token: token ?? (await tokenOf('hris_client', { employerId })),
    body: {
      ...{ employerId, staffNumber, childBirthDate, name: '待田 優', nameKana: 'マチダ ユウ' },
      ...{ email: `${staffNumber}@example.jp`, leaveStartedOn: '2025-09-01', returnedOn: '2026-04-01' },
    },
  });
  expect(status).toBe(201);
  return body.id;
}

describe('what waits today', () => {
  it('is counted as the lists themselves count it, and told to whom it waits for', async () => {
    const welfare = await tokenOf('city_welfare');
    await apply('W1', '2025-07-07');
    const waiting = (await today(welfare)).waiting.get('enrolments')!;
    const { body } = await app.fetch('/api/v1/enrolments?state=applied&limit=200', { token: welfare });
    expect(waiting).toMatchObject({ count: body.items.length, yours: true });
    expect(waiting.about.length).toBeGreaterThan(0);
    expect((await as('city_auditor')).waiting.get('enrolments')).toMatchObject({ count: waiting.count, yours: false });
  });

  it('says of what one has begun oneself that somebody else has to end it', async () => {
    const welfare = await tokenOf('city_welfare');
    const before = (await today(welfare)).waiting.get('enrolments')!;
    await apply('W2', '2025-06-06', welfare);
    const after = (await today(welfare)).waiting.get('enrolments')!;
    expect(after).toMatchObject({ count: before.count + 1, forOthers: before.forOthers + 1 });
    expect((await as('city_welfare')).waiting.get('enrolments')!.forOthers).toBe(0);
  });

  it('shows finance no enrolment and no report of pressure, and the welfare section no change of bank account', async () => {
    const [finance, welfare] = [await as('city_finance'), await as('city_welfare')];
    for (const kind of ['enrolments', 'likely_doubles', 'signals', 'pressure_reports'])
      expect(finance.waiting.has(kind)).toBe(false);
    expect(finance.waiting.get('bank_account_changes')).toMatchObject({ yours: true });
    expect(welfare.waiting.has('bank_account_changes')).toBe(false);
    expect(welfare.waiting.get('pressure_reports')).toMatchObject({ yours: true, about: [] });
  });

  it('never names a person', async () => {
    const { body } = await app.fetch('/api/v1/enrolments?limit=200', { token: await tokenOf('city_welfare') });
    const names: string[] = body.items.map(({ name }: { name: string }) => name);
    for (const role of ['city_welfare', 'city_finance', 'city_admin', 'city_auditor'] as const) {
      const about = [...(await as(role)).waiting.values()].flatMap((one) => one.about);
      expect(about.filter((one) => names.includes(one))).toEqual([]);
    }
  });

  it('is refused to whoever does not work for the city', async () => {
    const { employerId } = city.sides[0];
    const token = await tokenOf('employer_hr', { employerId });
    expect((await app.fetch('/api/v1/city/today', { token })).status).toBe(403);
  });
});

describe('a likely double', () => {
  it('waits until one of the two is decided, or both are found to be of different children', async () => {
    const welfare = await tokenOf('city_welfare');
    const [one, other] = [await apply('D1', '2025-05-05'), await apply('D2', '2025-05-05')];
    const pairs = async () => {
      const { body } = await app.fetch('/api/v1/enrolments/likely-doubles', { token: welfare });
      return body as { childBirthDate: string; clues: string[]; enrolments: { id: string; employerName: string }[] }[];
    };
    const ofThese = async () => (await pairs()).filter(({ childBirthDate }) => childBirthDate === '2025-05-05');
    const count = async () => (await today(welfare)).waiting.get('likely_doubles')?.count ?? 0;
    const [pair] = await ofThese();
    expect(pair!.enrolments.map(({ id }) => id).sort()).toEqual([one, other].sort());
    expect(pair!.clues).toEqual(['family_name']);
    const before = await count();
    const say = (id: string, enrolmentId: string) =>
      app.fetch(`/api/v1/enrolments/${id}/different-children`, {
        token: welfare,
        body: { enrolmentId, reason: '別の世帯と確認した' },
      });
    expect((await say(one, other)).status).toBe(204);
    // Said again, from the other side too, nothing changes.
    expect((await say(other, one)).status).toBe(204);
    expect(await ofThese()).toEqual([]);
    expect(await count()).toBe(before - 1);
  });

  it('is never of one enrolment with itself, nor with one that does not exist', async () => {
    const welfare = await tokenOf('city_welfare');
    const one = await apply('D3', '2025-04-04');
    for (const enrolmentId of [one, '01a1fd45-2851-7367-b61c-6465104f4349']) {
      const { status, body } = await app.fetch(`/api/v1/enrolments/${one}/different-children`, {
        token: welfare,
        body: { enrolmentId, reason: '確認' },
      });
      expect([status, body.code]).toEqual([404, 'enrolment_not_found']);
    }
  });
});
