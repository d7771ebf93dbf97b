import { addressOf } from '../../api/client';
import type { Language } from '../../i18n/language';
import type { AnyColumn } from './column';
import type { QueryValues } from './use-list-page';

/** Where the whole list, as it is narrowed and sorted, is had as a file of the columns that are shown. */
export function fileAddress<Row>(
  grantId: string | undefined,
  path: string,
  wish: {
    at?: Record<string, string> | undefined;
    asked: QueryValues;
    columns: readonly AnyColumn<Row>[];
    format: 'csv' | 'xlsx';
    language: Language;
  },
): string {
  const place = path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(wish.at?.[name] ?? ''));
  const columns = wish.columns.flatMap(({ key, inFile }) => inFile ?? [key]);
  const said = Object.entries(wish.asked).map(([key, value]) => [key, value?.toString()] as const);
  return addressOf(grantId, place, {
    ...Object.fromEntries(said),
    format: wish.format,
    columns: [...new Set(columns)].join(','),
    lang: wish.language,
  });
}
