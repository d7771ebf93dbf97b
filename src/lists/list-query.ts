import type { Type as ClassOf } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayNotEmpty, ArrayUnique, IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../http/paging.js';
import { columnsOf, type List, sortsOf } from './list.js';
import { type Language, languages } from './print-row.js';

export const listFormats = ['json', 'csv', 'xlsx'] as const;
export type ListFormat = (typeof listFormats)[number];

/** How a list is asked for: page by page, or all that the filters let through as one file. */
export class ListQuery extends PageQuery {
  sort?: string;

  @ApiPropertyOptional({
    enum: listFormats,
    default: 'json',
    description:
      'csv (UTF-8 with BOM) and xlsx: the whole list as the filters narrow it, whatever limit and cursor say.',
  })
  @IsOptional()
  @IsIn(listFormats)
  format: ListFormat = 'json';

  columns?: string[];

  @ApiPropertyOptional({ enum: languages, default: 'ja', description: 'Of the headings and codes of a file.' })
  @IsOptional()
  @IsIn(languages)
  lang: Language = 'ja';
}

/** The query of this list, with the sorts and columns that it declares. */
export function listQuery<Row>(list: List<Row>): ClassOf<ListQuery> {
  const sorts = sortsOf(list);
  const columns = columnsOf(list).map(([key]) => key);

  class QueryOfList extends ListQuery {
    @ApiPropertyOptional({
      enum: sorts,
      default: list.order,
      description:
        'By which column; after a hyphen, downwards. Empty ones come last. A cursor is good for its own sort.',
    })
    @IsOptional()
    @IsIn(sorts)
    declare sort?: string;

    @ApiPropertyOptional({
      enum: columns,
      isArray: true,
      description: 'Of a file, in this order, also with commas between them; all unless given.',
    })
    @IsOptional()
    @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
    @ArrayNotEmpty()
    @ArrayUnique()
    @IsIn(columns, { each: true })
    declare columns?: string[];
  }
  return QueryOfList;
}
