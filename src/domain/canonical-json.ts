/**
 * JSON in one form only: keys sorted by code unit (as in RFC 8785), what is undefined left out of objects and null in
 * arrays and alone, no spaces. Dates and other objects with `toJSON` are taken as that gives them.
 * @throws TypeError for what JSON cannot hold (NaN, bigint, functions, symbols, a cycle) rather than losing it silently.
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

function write(value: unknown, above: readonly object[]): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value !== 'object') throw new TypeError(`JSON cannot hold ${String(value)}`);
  if (above.includes(value)) throw new TypeError('JSON cannot hold a value inside itself');
  const path = [...above, value];
  if ('toJSON' in value && typeof value.toJSON === 'function') return write(value.toJSON(), path);
  if (Array.isArray(value)) return `[${value.map((item) => write(item, path)).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${write(item, path)}`);
  return `{${entries.join(',')}}`;
}
