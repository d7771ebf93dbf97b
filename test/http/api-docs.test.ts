import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

interface Operation {
  operationId: string;
  security?: Record<string, unknown>[];
  parameters?: { name: string; in: string; required?: boolean; schema?: Shape }[];
  responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>;
  'x-permission'?: string;
  'x-account-only'?: unknown;
}

interface Shape {
  type?: string;
  example?: unknown;
  $ref?: string;
  allOf?: { $ref?: string }[];
  properties?: Record<string, Shape>;
}

/** A text whose type the compiler could not tell is taken for an object. */
const isShapeless = ({ type, example, $ref = '', allOf = [] }: Shape) =>
  (type === 'object' && typeof example === 'string') ||
  [$ref, ...allOf.map((one) => one.$ref ?? '')].some((name) => name.endsWith('/Object'));

let db: TestDatabase;
let app: TestApp;
const routes: string[] = [];
const warnings: string[] = [];
let operations: Map<string, Operation>;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db, {
    onRoute: ({ method, url }) => routes.push(...[method].flat().map((one) => `${one} ${url}`)),
  });
  const warn = jest.spyOn(Logger.prototype, 'warn');
  const { body } = await app.fetch('/api/openapi.json');
  warnings.push(...warn.mock.calls.map(([message]) => String(message)));
  warn.mockRestore();
  operations = new Map(
    Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
    ),
  );
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

describe('/api/openapi.json', () => {
  it('describes every route under /api/v1, and nothing that is not there', () => {
    const real = routes.filter((route) => / \/api\/v1\//.test(route) && !/^(HEAD|OPTIONS) /.test(route));
    const described = [...operations.keys()].filter((route) => route.includes(' /api/v1/'));
    expect(described.sort()).toEqual(real.map((route) => route.replace(/:(\w+)/g, '{$1}')).sort());
  });

  it('says of every closed route who may use it, and which problems it answers', () => {
    for (const [route, operation] of operations) {
      const open = operation.security?.some((one) => Object.keys(one).length === 0);
      if (!route.includes(' /api/v1/') || open) continue;
      const rule = operation['x-permission'] ?? operation['x-account-only'];
      expect([route, rule]).toEqual([route, expect.anything()]);
      for (const status of ['401', '403', '422', '503']) {
        const schema = operation.responses[status]?.content?.['application/problem+json']?.schema;
        expect([route, status, schema?.$ref]).toEqual([route, status, '#/components/schemas/Problem']);
      }
    }
  });

  it('asks for the bearer or a session everywhere but where none is needed', async () => {
    const { body } = await app.fetch('/api/openapi.json');
    expect(body.security).toEqual([{ bearer: [] }, { session: [] }]);
    expect(body.components.securitySchemes.session).toMatchObject({ type: 'apiKey', in: 'cookie' });
    expect(operations.get('GET /api/v1/auth/me')?.security).toEqual([{ session: [] }]);
    expect(body.components.securitySchemes.bearer).toMatchObject({ type: 'http', scheme: 'bearer' });
    expect(operations.get('GET /health/live')?.security).toEqual([{}]);
  });

  it('knows the Idempotency-Key of every command, once', () => {
    for (const [route, { parameters = [] }] of operations) {
      const keys = parameters.filter(({ name }) => name === 'Idempotency-Key').length;
      expect([route, keys]).toEqual([route, /^(POST|PUT|PATCH) /.test(route) ? 1 : 0]);
    }
  });

  it('gives every operation a name of its own', () => {
    const names = [...operations.values()].map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has no two shapes under one name', () => {
    expect(warnings).toEqual([]);
  });

  it('says of what type every field is', async () => {
    const { body } = await app.fetch('/api/openapi.json');
    const schemas = Object.entries(body.components.schemas as Record<string, Shape>);
    const fields = schemas.flatMap(([name, { properties = {} }]) =>
      Object.entries(properties).map(([field, shape]) => [`${name}.${field}`, shape] as const),
    );
    const queries = [...operations].flatMap(([route, { parameters = [] }]) =>
      parameters.map(({ name, schema = {} }) => [`${route} ${name}`, schema] as const),
    );
    expect(fields.length).toBeGreaterThan(500);
    expect([...fields, ...queries].filter(([, shape]) => isShapeless(shape)).map(([name]) => name)).toEqual([]);
  });

  it('refers to nothing that it does not hold', async () => {
    const { body } = await app.fetch('/api/openapi.json');
    const references = [...JSON.stringify(body).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(references.filter((name) => !(String(name) in body.components.schemas))).toEqual([]);
  });
});

describe('/api/docs', () => {
  it('is a page of this service alone, under a policy that allows no script of the page’s own', async () => {
    const { status, headers, body } = await app.fetch('/api/docs');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self'; style-src 'self';/);
    expect(body).not.toMatch(/<script>|<style|style=|https?:/);
    const links = [...String(body).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => String(link));
    expect(links).toHaveLength(4);
    for (const link of links) {
      const asset = await app.fetch(link);
      expect([link, asset.status]).toEqual([link, 200]);
      expect(asset.headers.get('content-type')).toMatch(/^(text\/css|text\/javascript|image\/png)/);
    }
  });

  it('serves no other file', async () => {
    for (const file of ['package.json', '..%2fpackage.json', 'swagger-ui-bundle.js.map']) {
      expect((await app.fetch(`/api/docs/${file}`)).status).toBe(404);
    }
  });
});
