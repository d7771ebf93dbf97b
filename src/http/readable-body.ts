import { BadRequestException } from '@nestjs/common';

/** No body of this API is nested a tenth as deep. */
const DEEPEST = 64;

/**
 * Refuses what JSON can say and no part of this program could work with: a nesting in which every recursion would end,
 * and numbers beyond all that can be reckoned with (1e999).
 * @throws BadRequestException
 */
export function mustBeReadable(body: unknown): void {
  let level = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST || level.some(isBeyondNumbers)) throw new BadRequestException();
    level = level.flatMap(partsOf);
  }
}

const isBeyondNumbers = (value: unknown) => typeof value === 'number' && !Number.isFinite(value);

function partsOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return Array.isArray(value) ? value : Object.values(value);
}
