import { applyDecorators, type Type as ClassOf } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProduces, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { PageShape } from '../http/paging.js';
import { EXCEL } from '../papers/excel.js';

class ListShape extends PageShape {
  @ApiPropertyOptional({ description: 'How many there are in all: with the first page, where counting is cheap.' })
  total?: number;
}

/** Documents a route that answers with a page of these items, or with all of them as a file. */
export const ApiList = (item: ClassOf<unknown>) =>
  applyDecorators(
    ApiExtraModels(ListShape, item),
    ApiProduces('application/json', 'text/csv', EXCEL),
    ApiOkResponse({
      schema: {
        allOf: [
          { $ref: getSchemaPath(ListShape) },
          {
            type: 'object',
            required: ['items'],
            properties: { items: { type: 'array', items: { $ref: getSchemaPath(item) } } },
          },
        ],
      },
    }),
  );
