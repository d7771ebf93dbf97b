import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
import { HARMLESS_FIELDS } from './harmless-fields.js';

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  type?: string;
  enum?: unknown[];
}

interface Operation {
  responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>;
  'x-roles'?: string[];
  'x-reads-personal'?: string;
}

interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const SUSPICIOUS =
  /name|kana|mail|birth|child|holder|accountNumber|message|words|address|phone|contact|statement|reason|label|device|staffNumber|text$/i;

let db: TestDatabase;
let app: TestApp;
let api: OpenApi;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  api = (await app.fetch('/api/openapi.json')).body as OpenApi;
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

/** The fields of an answer that may be personal, as `Schema.field`, in whatever depth. */
function personalFields(schema: Schema | undefined, name: string, seen = new Set<string>()): string[] {
  if (!schema) return [];
  if (schema.$ref) {
    const of = schema.$ref.split('/').at(-1)!;
    if (seen.has(of)) return [];
    return personalFields(api.components.schemas[of], of, new Set([...seen, of]));
  }
  const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? []), schema.items];
  const own = Object.entries(schema.properties ?? {}).flatMap(([field, value]) => {
    const below = personalFields(value, `${name}.${field}`, seen);
    const open = value.type === 'string' || value.type === undefined;
    return SUSPICIOUS.test(field) && open && !value.enum && !value.$ref ? [`${name}.${field}`, ...below] : below;
  });
  return [...own, ...parts.flatMap((part) => personalFields(part, name, seen))];
}

interface Reading {
  route: string;
  fields: string[];
  marked: string | undefined;
}

/** All that somebody but the employee may read, with the personal fields in its answers. */
function readings(): Reading[] {
  return Object.entries(api.paths).flatMap(([path, operations]) => {
    const operation = operations.get;
    const roles = operation?.['x-roles'];
    if (!operation || !roles || roles.every((role) => role === 'employee')) return [];
    const answers = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith('2'));
    const fields = answers.flatMap(([, { content }]) =>
      Object.values(content ?? {}).flatMap(({ schema }) => personalFields(schema, path)),
    );
    const personal = [...new Set(fields)].filter((field) => !(field in HARMLESS_FIELDS));
    return [{ route: `GET ${path}`, fields: personal, marked: operation['x-reads-personal'] }];
  });
}

describe('every route that answers staff with personal data', () => {
  it('is marked as such, so that reading it is an act of the audit log', () => {
    const unmarked = readings().filter(({ fields, marked }) => fields.length > 0 && marked === undefined);
    expect(unmarked.map(({ route, fields }) => `${route}: ${fields.join(', ')}`)).toEqual([]);
  });

  it('is found by its answer: most that are marked have such fields, and all others are files or the log', () => {
    const marked = readings().filter(({ marked }) => marked !== undefined);
    expect(marked.filter(({ fields }) => fields.length > 0).length).toBeGreaterThan(8);
  });

  it('is judged by fields that there are', () => {
    const all = new Set<string>();
    for (const [name, schema] of Object.entries(api.components.schemas)) {
      for (const field of Object.keys(schema.properties ?? {})) all.add(`${name}.${field}`);
    }
    expect(Object.keys(HARMLESS_FIELDS).filter((field) => !all.has(field))).toEqual([]);
  });
});
