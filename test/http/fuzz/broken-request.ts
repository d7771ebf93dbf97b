import fc from 'fast-check';
import { type ApiDocument, type Operation, resolved, sampleOf } from '../../support/sample-body.js';
import { hostileFile, hostileText, hostileValue, Verbatim } from './hostile.js';
import { escaped, headerText, type RawRequest } from './raw-http.js';

/** An operation of the description, with who calls it and how it would be right. */
export interface Target {
  name: string;
  method: string;
  path: string;
  operation: Operation;
  /** For each parameter of the path something that there is. */
  parameters: Record<string, string>;
  headers: Record<string, string>;
}

/** What a request is made of, before it is written down as bytes. */
interface Draft {
  method: string;
  path: string;
  parameters: Record<string, string>;
  query: [string, string][];
  headers: Record<string, string>;
  /** JSON, or a text that is sent as it stands. */
  body: unknown;
  form?: Part[];
}

interface Part {
  name: string;
  filename?: string;
  content: Buffer;
}

type Spoil = (draft: Draft) => Draft;

const TYPES = [
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'application/json; charset=latin1',
];
const ODD_TYPES = [
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'application/problem+json',
  '',
  '\u00e9',
  ';;',
];
const ODD_METHODS = ['PATCH', 'PUT', 'DELETE', 'POST', 'GET', 'OPTIONS', 'PROPFIND', 'HEAD'];
const HEADERS = ['idempotency-key', 'authorization', 'cookie', 'accept', 'prefer', 'x-request-id', 'if-none-match'];
const MORE_HEADERS = [
  'sec-fetch-site',
  'origin',
  'accept-language',
  'range',
  'host',
  'x-forwarded-for',
  'content-encoding',
];
const FIELDS = [
  '__proto__',
  'constructor',
  'toString',
  'id',
  'cityId',
  'city_id',
  'role',
  'limit',
  'cursor',
  '',
  'a[b]',
];

/** A request to this operation that is broken in one to three ways. */
export function brokenRequest(
  document: ApiDocument,
  target: Target,
  known: Record<string, unknown>,
): fc.Arbitrary<RawRequest> {
  const spoils = spoilsFor(document, target);
  return fc
    .array(fc.oneof(...spoils), { minLength: 1, maxLength: 3 })
    .map((chosen) => written(chosen.reduce((draft, spoil) => spoil(draft), rightRequest(document, target, known))));
}

function rightRequest(document: ApiDocument, target: Target, known: Record<string, unknown>): Draft {
  const { method, path, operation, parameters, headers } = target;
  const needed = (operation.parameters ?? []).filter((one) => one.in === 'query' && one.required);
  const query = needed.map(({ name, schema }): [string, string] => [
    name,
    String(sampleOf(document, schema, known, name)),
  ]);
  const content = operation.requestBody?.content ?? {};
  const json = content['application/json'];
  const draft = { method, path, parameters, query, headers: { ...headers }, body: undefined };
  if (json) return { ...draft, body: sampleOf(document, json.schema, known) };
  if (!('multipart/form-data' in content)) return draft;
  const { properties = {} } = resolved(document, content['multipart/form-data']?.schema);
  const [file = 'file'] = Object.keys(properties);
  return { ...draft, form: [{ name: file, filename: 'a.csv', content: Buffer.from('a,b\n1,2\n') }] };
}

function spoilsFor(document: ApiDocument, { operation, parameters }: Target): fc.WeightedArbitrary<Spoil>[] {
  const inPath = Object.keys(parameters);
  const queries = (operation.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
  const content = operation.requestBody?.content ?? {};
  const fields = Object.keys(resolved(document, content['application/json']?.schema).properties ?? {});
  const spoils: fc.WeightedArbitrary<Spoil>[] = [
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...HEADERS, ...MORE_HEADERS), hostileText).map(spoilHeader) },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...queries, ...FIELDS), hostileText, fc.boolean()).map(addQuery) },
    { weight: 1, arbitrary: fc.constantFrom(...ODD_METHODS).map((method): Spoil => (draft) => ({ ...draft, method })) },
    {
      weight: 1,
      arbitrary: hostileText.map((text): Spoil => (draft) => ({ ...draft, path: `${draft.path}/${escaped(text)}` })),
    },
  ];
  if (inPath.length > 0) {
    spoils.push({ weight: 3, arbitrary: fc.tuple(fc.constantFrom(...inPath), hostileText).map(spoilParameter) });
  }
  if (queries.length > 0) {
    spoils.push({
      weight: 6,
      arbitrary: fc.tuple(fc.constantFrom(...queries), hostileText, fc.boolean()).map(addQuery),
    });
  }
  if (fields.length > 0) {
    spoils.push({ weight: 12, arbitrary: fc.tuple(fc.constantFrom(...fields), hostileValue).map(spoilField) });
    spoils.push({ weight: 2, arbitrary: fc.constantFrom(...fields).map(dropField) });
    spoils.push({ weight: 3, arbitrary: fc.tuple(fc.nat(8), hostileValue).map(spoilDeeper) });
  }
  if (operation.requestBody) {
    spoils.push({ weight: 2, arbitrary: fc.tuple(fc.constantFrom(...FIELDS), hostileValue).map(spoilField) });
    spoils.push({
      weight: 2,
      arbitrary: hostileValue.map((body): Spoil => (draft) => ({ ...draft, body, form: undefined })),
    });
    spoils.push({ weight: 1, arbitrary: fc.nat(60).map(cutBody) });
    spoils.push({
      weight: 2,
      arbitrary: fc.constantFrom(...TYPES, ...ODD_TYPES).map((type) => spoilHeader(['content-type', type])),
    });
  }
  if ('multipart/form-data' in content) spoils.push({ weight: 12, arbitrary: spoiledForm(document, operation) });
  return spoils;
}

const spoilHeader =
  ([name, text]: [string, string]): Spoil =>
  (draft) => ({ ...draft, headers: { ...draft.headers, [name]: headerText(text) } });

const spoilParameter =
  ([name, text]: [string, string]): Spoil =>
  (draft) => ({ ...draft, parameters: { ...draft.parameters, [name]: text } });

/** Beside what stands there already, or instead of it. */
const addQuery =
  ([name, text, beside]: [string, string, boolean]): Spoil =>
  (draft) => ({ ...draft, query: [...draft.query.filter(([other]) => beside || other !== name), [name, text]] });

const spoilField =
  ([name, value]: [string, unknown]): Spoil =>
  (draft) =>
    isRecord(draft.body) ? { ...draft, body: { ...draft.body, [name]: value } } : draft;

const dropField =
  (name: string): Spoil =>
  (draft) =>
    isRecord(draft.body)
      ? { ...draft, body: Object.fromEntries(Object.entries(draft.body).filter(([other]) => other !== name)) }
      : draft;

/** A field of a field, or of an element of a list. */
const spoilDeeper =
  ([place, value]: [number, unknown]): Spoil =>
  (draft) => {
    if (!isRecord(draft.body)) return draft;
    const names = Object.keys(draft.body).filter(
      (name) => typeof (draft.body as Record<string, unknown>)[name] === 'object',
    );
    const name = names[place % Math.max(1, names.length)];
    if (name === undefined) return draft;
    return { ...draft, body: { ...draft.body, [name]: spoiledInside(draft.body[name], place, value) } };
  };

function spoiledInside(inner: unknown, place: number, value: unknown): unknown {
  if (Array.isArray(inner)) return inner.length === 0 ? [value] : [...inner, spoiledInside(inner[0], place, value)];
  if (!isRecord(inner)) return value;
  const names = Object.keys(inner);
  return { ...inner, [names[place % Math.max(1, names.length)] ?? 'x']: value };
}

const cutBody =
  (left: number): Spoil =>
  (draft) => ({ ...draft, body: new Verbatim((textOf(draft.body) ?? '{"a":').slice(0, left)) });

function spoiledForm(document: ApiDocument, operation: Operation): fc.Arbitrary<Spoil> {
  const { properties = {} } = resolved(document, operation.requestBody?.content['multipart/form-data']?.schema);
  const name = fc.constantFrom(...Object.keys(properties), 'x', '__proto__', '');
  const part = fc.record({ name, filename: fc.option(hostileText, { nil: undefined }), content: hostileFile });
  return fc.array(part, { maxLength: 4 }).map((form): Spoil => (draft) => ({ ...draft, form, body: undefined }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Verbatim);
}

/** JSON in which verbatim texts stand as they are. */
function textOf(value: unknown): string | undefined {
  if (value instanceof Verbatim) return value.json;
  if (Array.isArray(value)) return `[${value.map((one) => textOf(one) ?? 'null').join(',')}]`;
  if (isRecord(value)) {
    const pairs = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}:${textOf(one) ?? 'null'}`);
    return `{${pairs.join(',')}}`;
  }
  return JSON.stringify(value);
}

const BOUNDARY = 'sankyu-fuzz';

function written({ method, path, parameters, query, headers, body, form }: Draft): RawRequest {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => escaped(parameters[name] ?? ''));
  const asked = query.map(([name, text]) => `${escaped(name)}=${escaped(text)}`).join('&');
  const raw = { method, path: asked ? `${filled}?${asked}` : filled };
  if (form)
    return {
      ...raw,
      headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, ...headers },
      body: formOf(form),
    };
  const text = textOf(body);
  if (text === undefined) return { ...raw, headers };
  return { ...raw, headers: { 'content-type': 'application/json', ...headers }, body: Buffer.from(text) };
}

function formOf(parts: Part[]): Buffer {
  const written = parts.flatMap(({ name, filename, content }) => {
    const called = filename === undefined ? '' : `; filename="${filename}"`;
    const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${called}\r\n\r\n`;
    return [Buffer.from(head), content, Buffer.from('\r\n')];
  });
  // One of five forms is never ended.
  const end = parts.length === 4 ? '' : `--${BOUNDARY}--\r\n`;
  return Buffer.concat([...written, Buffer.from(end)]);
}
