import { validate } from 'uuid';

/** A page has at most 200 rows, and some have several people in them. */
const MOST_IDS = 2_000;
const DEEPEST = 6;

/** The ids in a request's path, in their order. */
export function idsOfPath(parameters: unknown): string[] {
  if (typeof parameters !== 'object' || parameters === null) return [];
  return unique(Object.values(parameters));
}

/** The id of what was made or changed, where the answer is one object. */
export function idsMade(answer: unknown): string[] {
  return typeof answer === 'object' && answer !== null && 'id' in answer ? unique([answer.id]) : [];
}

/** The ids that an answer holds under this name, wherever they stand in it; none of what is a file. */
export function idsShown(answer: unknown, field: string): string[] {
  const found: unknown[] = [];
  const look = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > DEEPEST || found.length >= MOST_IDS) return;
    if (!Array.isArray(value) && !isPlain(value)) return;
    for (const [name, one] of Object.entries(value)) {
      if (name === field) found.push(...[one].flat());
      else look(one, depth + 1);
    }
  };
  look(answer, 0);
  return unique(found);
}

/** Not a file, a stream, a date. */
function isPlain(value: object): boolean {
  return !Buffer.isBuffer(value) && !(value instanceof Date) && !('getStream' in value) && !('pipe' in value);
}

function unique(values: unknown[]): string[] {
  const ids = values.filter((value): value is string => typeof value === 'string' && validate(value));
  return [...new Set(ids.map((id) => id.toLowerCase()))].slice(0, MOST_IDS);
}
