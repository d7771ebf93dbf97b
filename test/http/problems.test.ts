import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Module, Param, Post } from '@nestjs/common';
import { IsInt, Min } from 'class-validator';
import { DomainError, type DomainErrorKind } from '../../src/domain/domain-error.js';
import { Transactions } from '../../src/database/transactions.js';
import { Public } from '../../src/http/public.decorator.js';
import { UuidPipe } from '../../src/http/uuid.pipe.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';

class NotesDto {
  @IsInt()
  @Min(1)
  notes: number;
}

@Controller('trouble')
class TroubleController {
  constructor(private readonly transactions: Transactions) {}

  @Get('kind/:kind')
  @Public()
  kind(@Param('kind') kind: DomainErrorKind) {
    throw new DomainError({ kind, code: `made_${kind}`, ja: '日本語', en: 'English.', details: { missingYen: 3000 } });
  }

  @Get('fault')
  @Public()
  fault() {
    throw new Error('the secret of the inside');
  }

  @Get('text/:text')
  @Public()
  text(@Param('text') text: string) {
    return this.transactions.query('select * from cities where code = $1', [text]);
  }

  @Get('thing/:id')
  @Public()
  thing(@Param('id', UuidPipe) id: string) {
    return { id };
  }

  @Post('notes')
  @Public()
  notes(@Body() body: NotesDto) {
    return body;
  }
}

@Module({ controllers: [TroubleController] })
class TroubleModule {}

let db: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db, { imports: [TroubleModule] });
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const trouble = (path: string) => app.fetch(`/api/v1/trouble/${path}`);

async function send(body: string, type = 'application/json') {
  const response = await fetch(`${app.url}/api/v1/trouble/notes`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  const answer: unknown = await response.json();
  return { status: response.status, body: answer as { code: string; errors?: { field: string }[] } };
}

describe('a problem', () => {
  it.each([
    ['invalid', 422],
    ['not_found', 404],
    ['conflict', 409],
    ['refused', 422],
    ['forbidden', 403],
    ['unauthenticated', 401],
    ['too_late', 410],
    ['busy', 503],
  ])('of the kind %s answers %d', async (kind, status) => {
    const answer = await trouble(`kind/${kind}`);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.has('retry-after')).toBe(status === 503);
    expect(answer.body).toEqual({
      type: `urn:sankyu:problem:made_${kind}`,
      title: expect.any(String),
      status,
      detail: 'English.',
      code: `made_${kind}`,
      ja: '日本語',
      en: 'English.',
      details: { missingYen: 3000 },
      requestId: answer.headers.get('x-request-id'),
    });
  });

  it('of the service itself says nothing of the inside', async () => {
    const answer = await trouble('fault');
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal_error' } });
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|Error:|at .*\.ts/);
  });

  it('is what an unknown address answers, with and without the prefix', async () => {
    for (const path of ['/api/v1/nothing', '/nothing', '/api/v1/trouble/fault/deeper']) {
      expect(await app.fetch(path)).toMatchObject({ status: 404, body: { code: 'route_not_found' } });
    }
  });

  it('is what a path with an id that is none answers, like an id that does not exist', async () => {
    expect(await trouble('thing/42')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it.each(['%00', '%ff', '%'])('is what the path part %s answers, never a fault', async (text) => {
    const { status, body } = await trouble(`text/${text}`);
    expect([400, 404, 422]).toContain(status);
    expect(body.code).toMatch(/^(malformed_request|route_not_found|unreadable_value)$/);
  });
});

describe('a body', () => {
  it('with a wrong field says which', async () => {
    expect(await send('{"notes":0}')).toMatchObject({
      status: 422,
      body: { code: 'invalid_request', errors: [{ field: 'notes', messages: ['notes must not be less than 1'] }] },
    });
  });

  it('with a field that nobody knows is refused', async () => {
    const { status, body } = await send('{"notes":1,"yen":5}');
    expect([status, body.errors]).toMatchObject([422, [{ field: 'yen' }]]);
  });

  it.each([
    ['that is no JSON', '{"notes":', 'application/json', 400, 'malformed_request'],
    ['that is empty', '', 'application/json', 400, 'malformed_request'],
    [
      'that would change what all objects have',
      '{"__proto__":{"x":1},"notes":1}',
      'application/json',
      400,
      'malformed_request',
    ],
    ['of another type', '<notes/>', 'application/xml', 415, 'unsupported_media_type'],
    ['that is too large', `{"notes":"${'x'.repeat(3_000_000)}"}`, 'application/json', 413, 'body_too_large'],
  ])('%s is refused', async (_how, body, type, status, code) => {
    expect(await send(body, type)).toMatchObject({ status, body: { code } });
  });
});

describe('a database that went away', () => {
  it('answers 503 with Retry-After, and works again when it is back', async () => {
    const name = new URL(db.adminUrl).pathname.slice(1);
    const server = Object.assign(new URL(db.adminUrl), { pathname: '/postgres' }).href;
    await query(server, `alter database ${name} connection limit 0`);
    await query(
      server,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`,
    );
    const away = await trouble('text/x');
    await query(server, `alter database ${name} connection limit -1`);
    expect(away).toMatchObject({ status: 503, body: { code: 'database_away' } });
    expect(away.headers.get('retry-after')).toBe('5');
    expect(await trouble('text/x')).toMatchObject({ status: 200, body: [] });
  });
});
