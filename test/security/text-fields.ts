import { randomUUID } from 'node:crypto';
import type { OpenApi } from '../../src/http/openapi/open-api.js';
import type { Role } from '../../src/people/role.js';
import { corporateNumber } from '../support/sample-city.js';

interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: unknown[];
  example?: unknown;
  default?: unknown;
  minimum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

/** One place of an operation that takes a text. */
export interface TextField {
  name: string;
  /** The request with the text there and fitting values elsewhere. */
  with(text: string, ids: ReadonlyMap<string, string>): Sending;
}

export interface Sending {
  path: string;
  body?: unknown;
}

export interface Operation {
  name: string;
  method: string;
  path: string;
  /** Empty where no role is needed. */
  roles: Role[];
  ofAccount: boolean;
  fields: TextField[];
}

type Place = readonly (string | number)[];

let employers = 5_000;

/** What fits a field, where its schema gives no example. */
const FITTING: Record<string, () => unknown> = {
  corporateNumber: () => corporateNumber((employers += 1)),
  nameKana: () => 'ミホン',
  shopNameKana: () => 'ミホン',
  email: () => `${randomUUID()}@example.jp`,
  contactEmail: () => `${randomUUID()}@example.jp`,
  staffNumber: () => randomUUID(),
  bankCode: () => '0501',
  branchCode: () => '066',
  accountNumber: () => '1234567',
  holderKana: () => 'ミホン',
  code: () => `c${randomUUID().slice(0, 8)}`,
  role: () => 'city_auditor',
  label: () => 'ラベル',
  url: () => 'https://receiver.example.com/hook',
  requesterCode: () => '0123456789',
  childBirthDate: () => '2024-04-01',
  leaveStartedOn: () => '2024-05-01',
  returnedOn: () => '2026-04-01',
};

/**
 * Every operation of the API with every place in it that takes a text: bodies, paths and queries.
 * @param given values of fields by their names, e.g. ids of what there is
 */
export function operationsOf(openApi: OpenApi, given: Record<string, unknown>): Operation[] {
  const { paths, components } = openApi.document() as unknown as {
    paths: Record<string, Record<string, any>>;
    components: { schemas: Record<string, Schema> };
  };
  const known = new Shapes(components.schemas, given);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const parameters = ((operation.parameters ?? []) as Parameter[]).filter((one) => one.in !== 'header');
      const content = (operation.requestBody?.content ?? {}) as Record<string, { schema: Schema }>;
      const shape = content['application/json']?.schema;
      const fields = [
        ...parameters.filter(({ schema }) => known.takesText(schema)).map((one) => inAddress(one, path, known, shape)),
        ...(shape ? known.textsOf(shape).map((place) => inBody(place, path, known, shape)) : []),
      ];
      const security = (operation.security ?? []) as Record<string, unknown>[];
      return {
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        roles: (operation['x-roles'] ?? []) as Role[],
        ofAccount: security.some((one) => 'session' in one) && !operation['x-roles'],
        fields,
      };
    }),
  );
}

function inAddress({ name, in: where }: Parameter, path: string, known: Shapes, shape?: Schema): TextField {
  return {
    name: `${where} ${name}`,
    with: (text, ids) => {
      const own = where === 'path' ? path.replace(`{${name}}`, encodeURIComponent(text)) : path;
      const query = where === 'query' ? `?${new URLSearchParams({ [name]: text })}` : '';
      return { path: filled(own, ids) + query, ...(shape ? { body: known.sample(shape) } : {}) };
    },
  };
}

function inBody(place: Place, path: string, known: Shapes, shape: Schema): TextField {
  return {
    name: `body ${place.join('.')}`,
    with: (text, ids) => ({ path: filled(path, ids), body: put(known.sample(shape), place, text) }),
  };
}

/** Ids that there are, by the word before them in the path; else one that nothing has. */
function filled(path: string, ids: ReadonlyMap<string, string>): string {
  return path.replace(/([\w-]+)\/\{(\w+)\}/g, (_, before: string, name: string) =>
    [before, ids.get(before) ?? ids.get(name) ?? '018f0000-0000-7000-8000-000000000000'].join('/'),
  );
}

function put(body: unknown, [first, ...rest]: Place, text: string): unknown {
  if (first === undefined) return text;
  if (typeof first === 'number') return [put(Array.isArray(body) ? body[first] : undefined, rest, text)];
  const object = (body ?? {}) as Record<string, unknown>;
  return { ...object, [first]: put(object[first], rest, text) };
}

class Shapes {
  constructor(
    private readonly schemas: Record<string, Schema>,
    private readonly given: Record<string, unknown>,
  ) {}

  takesText(schema: Schema): boolean {
    return this.whole(schema).type === 'string';
  }

  textsOf(schema: Schema, above: Place = []): Place[] {
    const { type, properties = {}, items, format } = this.whole(schema);
    if (type === 'string') return format === 'binary' ? [] : [above];
    if (items) return this.textsOf(items, [...above, 0]);
    return Object.entries(properties).flatMap(([name, of]) => this.textsOf(of, [...above, name]));
  }

  /** A value of that shape with what it must have. */
  sample(schema: Schema, name = ''): unknown {
    const whole = this.whole(schema);
    const { properties, required = [], items, type, format } = whole;
    if (name in this.given) return this.given[name];
    if (properties) return Object.fromEntries(required.map((one) => [one, this.sample(properties[one] ?? {}, one)]));
    if (whole.example !== undefined) return FITTING[name]?.() ?? whole.example;
    if (whole.enum) return whole.enum[0];
    if (items) return [this.sample(items, name)];
    if (type === 'string') return FITTING[name]?.() ?? (format === 'uuid' ? randomUUID() : '見本の言葉');
    if (type === 'boolean') return false;
    return Math.max(whole.minimum ?? 1, 1);
  }

  private whole(schema: Schema): Schema {
    const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? []).slice(0, 1)];
    if (schema.$ref) return this.whole(this.schemas[schema.$ref.split('/').at(-1)!] ?? {});
    return Object.assign({}, schema, ...parts.map((part) => this.whole(part))) as Schema;
  }
}
