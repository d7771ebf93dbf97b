import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Type } from '@nestjs/common';
import { expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { packageRoot } from '../../src/database/package-root.js';
import { DomainError } from '../../src/domain/domain-error.js';
import { validationPipe } from '../../src/http/validation.pipe.js';

interface NestedField {
  owner: Type;
  field: string;
  isList: boolean;
}

it('an empty list is no object: wherever a field holds an object, or a list of them, it is refused by that field', async () => {
  const fields = await nestedFields();
  expect(fields.length).toBeGreaterThan(10);
  const passed: string[] = [];
  for (const { owner, field, isList } of fields) {
    const refused = await refusedBy(owner, { [field]: isList ? [[]] : [] });
    if (!refused.includes(field)) passed.push(`${owner.name}.${field}`);
  }
  expect(passed).toEqual([]);
});

/** The fields that are judged by a class of their own, of every class that can be had. */
async function nestedFields(): Promise<NestedField[]> {
  const src = join(packageRoot(), 'src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(src, name))
    .filter((path) => readFileSync(path, 'utf8').includes('@ValidateNested('));
  const exported: unknown[] = [];
  for (const path of files) exported.push(...Object.values((await import(pathToFileURL(path).href)) as object));
  const classes = exported.filter(isClass);
  return classes.flatMap((owner) =>
    getMetadataStorage()
      .getTargetValidationMetadatas(owner, '', false, false)
      .filter(({ type }) => type === 'nestedValidation')
      .map(({ propertyName, each }) => ({ owner, field: propertyName, isList: each })),
  );
}

const isClass = (value: unknown): value is Type => typeof value === 'function' && value.prototype !== undefined;

/** @returns the fields of the problem, none where the body is taken */
async function refusedBy(metatype: Type, body: object): Promise<string[]> {
  try {
    await validationPipe().transform(body, { type: 'body', metatype });
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return (error.details!.errors as { field: string }[]).map(({ field }) => field);
  }
}
