import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Module, Post } from '@nestjs/common';
import { IsString } from 'class-validator';
import { Transactions } from '../../src/database/transactions.js';
import { DomainError } from '../../src/domain/domain-error.js';
import { operationIdOf, requestDigestOf } from '../../src/domain/operation-key.js';
import { Keyed, type KeyedRequest } from '../../src/http/idempotency/keyed.decorator.js';
import { LedgerKeyed } from '../../src/http/idempotency/ledger-keyed.decorator.js';
import { Allow } from '../../src/people/allow.decorator.js';
import { Caller } from '../../src/people/caller.decorator.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { bareCity } from '../support/city.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';

class TownDto {
  @IsString()
  code: string;
}

/** A command that writes, one that is refused after it wrote, one that is only noted, and one of the ledger's kind. */
@Controller('towns')
class TownsController {
  constructor(private readonly transactions: Transactions) {}

  @Post()
  @Allow('me.read')
  async make(@Caller() caller: Caller, @Body() { code }: TownDto) {
    const id = randomUUID();
    await this.transactions.query('insert into municipalities values ($1, $2, $3, $3)', [caller.cityId, id, code]);
    return { id, code };
  }

  @Post('refused')
  @Allow('me.read')
  async refuse(@Caller() caller: Caller, @Body() town: TownDto) {
    await this.make(caller, town);
    throw new DomainError({ kind: 'refused', code: 'no_more_towns', ja: '不可', en: 'No more towns.' });
  }

  @Post('noted')
  @HttpCode(202)
  @Allow('me.read')
  note(@Body() { code }: TownDto) {
    return { noted: code };
  }

  @Post('keyed')
  @Allow('me.read')
  @LedgerKeyed()
  keyed(@Keyed() keyed: KeyedRequest): KeyedRequest {
    return keyed;
  }
}

@Module({ controllers: [TownsController] })
class TownsModule {}

let db: TestDatabase;
let app: TestApp;
let token: string;

beforeAll(async () => {
  db = await freshDatabase();
  await bareCity(db, 1);
  await bareCity(db, 2);
  app = await startTestApp(db, { imports: [TownsModule] });
  token = await app.tokenFor(1, 'city_admin');
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

function ask(path: string, key: string | undefined, body: unknown, by = token) {
  return app.fetch(`/api/v1/towns${path}`, { token: by, body, headers: key ? { 'idempotency-key': key } : {} });
}

async function townsOf(code: string): Promise<number> {
  return (await query(db.adminUrl, `select 1 from municipalities where code = '${code}'`)).length;
}

describe('a keyed command', () => {
  it('answers its first answer again and has no second effect', async () => {
    const key = randomUUID();
    const first = await ask('', key, { code: 'again' });
    const second = await ask('', key, { code: 'again' });
    expect(first.status).toBe(201);
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect([first, second].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(await townsOf('again')).toBe(1);
  });

  it('answers again that it was noted, which is no task that could be watched', async () => {
    const key = randomUUID();
    for (const replayed of [null, 'true']) {
      const { status, body, headers } = await ask('/noted', key, { code: 'later' });
      expect([status, body]).toEqual([202, { noted: 'later' }]);
      expect([headers.get('idempotency-replayed'), headers.get('location')]).toEqual([replayed, null]);
    }
  });

  it('has one effect and one answer when fifty copies arrive at once', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask('', key, { code: 'copies' })));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(await townsOf('copies')).toBe(1);
  });

  it('conflicts when its key was used for another body, whatever the order of its fields', async () => {
    const key = randomUUID();
    await ask('', key, { code: 'one' });
    expect(await ask('', key, { code: 'other' })).toMatchObject({ status: 409, body: { code: 'key_conflict' } });
    expect(await townsOf('other')).toBe(0);
  });

  it('conflicts when its key was used for another route', async () => {
    const key = randomUUID();
    await ask('', key, { code: 'route' });
    expect(await ask('/refused', key, { code: 'route' })).toMatchObject({
      status: 409,
      body: { code: 'key_conflict' },
    });
  });

  it('leaves nothing when it is refused, and does not burn the key', async () => {
    const key = randomUUID();
    expect(await ask('/refused', key, { code: 'burn' })).toMatchObject({
      status: 422,
      body: { code: 'no_more_towns' },
    });
    expect(await townsOf('burn')).toBe(0);
    expect((await ask('', key, { code: 'burn' })).status).toBe(201);
  });

  it('has keys of its own for each token and each city', async () => {
    const key = randomUUID();
    const another = await app.tokenFor(1, 'city_admin');
    const elsewhere = await app.tokenFor(2, 'city_admin');
    const codes = ['mine', 'yours', 'theirs'];
    const answers = await Promise.all([token, another, elsewhere].map((by, i) => ask('', key, { code: codes[i] }, by)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  });

  it('takes the key of a structured header field, quotes and all', async () => {
    const key = randomUUID();
    const first = await ask('', `"${key}"`, { code: 'quoted' });
    expect((await ask('', key, { code: 'quoted' })).body).toEqual(first.body);
  });

  it.each(['""', 'x'.repeat(256), 'tab\there'])('refuses the key %j', async (key) => {
    expect(await ask('', key, { code: 'x' })).toMatchObject({ status: 400, body: { code: 'bad_idempotency_key' } });
  });

  it('may do without a key, and then each has its effect', async () => {
    await ask('', undefined, { code: 'a' });
    expect((await ask('', undefined, { code: 'b' })).status).toBe(201);
  });

  it('keeps its answers for ever: the application may neither change nor remove them', async () => {
    for (const statement of ['update answered_requests set status = 200', 'delete from answered_requests']) {
      await expect(query(db.appUrl, statement)).rejects.toThrow(/permission denied/);
    }
  });
});

describe('a command of the ledger', () => {
  it('needs a key', async () => {
    const answer = await ask('/keyed', undefined, { notes: 3 });
    expect(answer).toMatchObject({ status: 400, body: { code: 'idempotency_key_required' } });
  });

  it('is known by city, owner and key, and by what it asks for', async () => {
    const key = randomUUID();
    const { body: me } = await app.fetch('/api/v1/me', { token });
    const { body } = await ask('/keyed', key, { notes: 3 });
    expect(body).toEqual({
      key,
      operationId: operationIdOf(1, me.credentialId, key),
      digest: requestDigestOf('POST /api/v1/towns/keyed', { notes: 3 }),
    });
    expect((await ask('/keyed', key, { notes: 4 })).body.digest).not.toBe(body.digest);
  });
});
