import { applyDecorators, type Type as ClassOf } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DomainError } from '../domain/domain-error.js';

/** What a list says to a cursor that it did not make. */
export const badCursor = () =>
  new DomainError({
    kind: 'invalid',
    code: 'bad_cursor',
    ja: '続きを示す cursor が正しくありません。最初のページから取り直してください。',
    en: 'This cursor was not made by this list. Start again from the first page.',
  });

/** The query of a list that is read page by page. */
export class PageQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  @ApiPropertyOptional({ description: 'The nextCursor of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  cursor?: string;

  /**
   * The sort key of the last row of the page before, or undefined for the first page.
   * @param parts of how many values this list's key consists
   * @throws DomainError bad_cursor
   */
  after(parts: number): string[] | undefined {
    if (this.cursor === undefined) return undefined;
    const key = readCursor(this.cursor);
    if (!Array.isArray(key) || key.length !== parts || !key.every((part) => typeof part === 'string'))
      throw badCursor();
    return key;
  }
}

/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** Where the next page begins; null when this was the last. */
  nextCursor: string | null;
  /** With the first page of a list that can be counted cheaply: how many rows there are in all. */
  total?: number;
}

/**
 * The page of rows read with `limit + 1`, in the order of the key.
 * @param keyOf the row's unique sort key, as text
 */
export function pageOf<T>(rows: T[], limit: number, keyOf: (row: T) => string[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? cursorOf(keyOf(last)) : null };
}

/** A sort key as a cursor. */
export function cursorOf(key: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * What a cursor says, to be judged by the list.
 * @throws DomainError bad_cursor
 */
export function readCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw badCursor();
  }
}

export class PageShape {
  @ApiProperty({ type: String, nullable: true, description: 'Where the next page begins; null after the last one.' })
  nextCursor: string | null;
}

/** Documents a route that answers with a page of these items. */
export const ApiPage = (item: ClassOf<unknown>) =>
  applyDecorators(
    ApiExtraModels(PageShape, item),
    ApiOkResponse({
      schema: {
        allOf: [
          { $ref: getSchemaPath(PageShape) },
          {
            type: 'object',
            required: ['items'],
            properties: { items: { type: 'array', items: { $ref: getSchemaPath(item) } } },
          },
        ],
      },
    }),
  );
