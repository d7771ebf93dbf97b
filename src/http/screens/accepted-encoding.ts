import { type Encoding, ENCODINGS } from './screen-files.js';

/**
 * The smallest of the copies that the client takes; undefined for the file as it is.
 * @param accepted the Accept-Encoding of the request (RFC 9110, 12.5.3)
 */
export function acceptedEncoding(
  accepted: string | undefined,
  copies: Partial<Record<Encoding, unknown>>,
): Encoding | undefined {
  const taken = new Map((accepted ?? '').split(',').map(weighed));
  const takes = (encoding: string) => (taken.get(encoding) ?? taken.get('*') ?? 0) > 0;
  return (Object.keys(ENCODINGS) as Encoding[]).find((encoding) => encoding in copies && takes(encoding));
}

/** `gzip;q=0.5` as its name and weight. */
function weighed(one: string): [string, number] {
  const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  return [name, weight === undefined ? 1 : Number(weight.slice('q='.length)) || 0];
}
