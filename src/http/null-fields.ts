/** Where @nestjs/swagger keeps what the description says of a field. */
const DESCRIBED = 'swagger/apiModelProperties';

/**
 * The fields that are null though the description of the API does not say that they may be. `@IsOptional()` lets null
 * pass for what is not given, and what reads the field afterwards does not expect it.
 * @param judged a body or query as an instance of its class
 */
export function nullFieldsOf(judged: unknown, above = ''): string[] {
  if (typeof judged !== 'object' || judged === null) return [];
  if (Array.isArray(judged)) return judged.flatMap((one, place) => nullFieldsOf(one, `${above}${place}.`));
  // Of what is no instance of a class nothing is described.
  if (Object.getPrototypeOf(judged) === Object.prototype) return [];
  return Object.entries(judged).flatMap(([name, value]: [string, unknown]) => {
    const field = above + name;
    return value === null && !mayBeNull(judged, name) ? [field] : nullFieldsOf(value, `${field}.`);
  });
}

function mayBeNull(instance: object, field: string): boolean {
  const described: unknown = Reflect.getMetadata(DESCRIBED, instance, field);
  return typeof described === 'object' && described !== null && 'nullable' in described && described.nullable === true;
}
