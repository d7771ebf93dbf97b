/** A schema of the API's description, as far as samples are made from it. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string;
  format?: string;
  enum?: unknown[];
  example?: unknown;
  default?: unknown;
  minimum?: number;
  maxLength?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

export interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
}

export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** The schema behind a reference, with everything that it extends. */
export function resolved(document: ApiDocument, schema: Schema = {}): Schema {
  if (schema.$ref) return resolved(document, document.components.schemas[schema.$ref.split('/').at(-1)!]);
  if (!schema.allOf) return schema;
  const parts = schema.allOf.map((part) => resolved(document, part));
  return Object.assign({}, ...parts, { properties: Object.assign({}, ...parts.map((part) => part.properties)) });
}

/** What a text is called says what it holds, where the description gives no example. */
const TEXTS: [RegExp, unknown][] = [
  [/kana$/i, 'シケン'],
  [/email$/i, 'shiken@example.jp'],
  [/url$/i, 'https://pos.example.jp/sankyu'],
  [/password$/i, 'hokkaido-snow-festival-79'],
];

/** An id that nothing has. */
const OF_NOTHING = '01a1fd77-0000-7000-8000-000000000000';

/**
 * A body that the description lets through: every field that is required, as its example says.
 * @param known what to put into fields of these names, e.g. ids of what there is
 */
export function sampleOf(
  document: ApiDocument,
  given: Schema | undefined,
  known: Record<string, unknown>,
  name = '',
): unknown {
  const schema = resolved(document, given);
  if (name in known) return known[name];
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  if (schema.properties) {
    const fields = Object.entries(schema.properties).filter(([field]) => schema.required?.includes(field));
    return Object.fromEntries(fields.map(([field, one]) => [field, sampleOf(document, one, known, field)]));
  }
  if (schema.type === 'array') return [sampleOf(document, schema.items, known, name)];
  if (schema.type === 'number' || schema.type === 'integer') return schema.default ?? schema.minimum ?? 1;
  if (schema.type === 'boolean') return true;
  if (schema.format === 'uuid') return OF_NOTHING;
  if (schema.type === 'object') return {};
  return TEXTS.find(([form]) => form.test(name))?.[1] ?? 'しけん';
}
