import { useFormat } from '../../format/format';
import { useText } from '../../i18n/texts';
import { texts } from './data-table.texts';
import { ROWS_A_PAGE } from './use-list-page';

/** How many rows there are, as far as that is known, and which of them are shown. */
export function useSummary(shown: { page: number; rows: number; more: boolean; total: number | undefined }): string {
  const t = useText(texts);
  const { number } = useFormat();
  const { page, rows, more, total } = shown;
  if (rows === 0) return t.none;
  if (page === 1 && !more) return t.count(number(rows));
  const first = (page - 1) * ROWS_A_PAGE + 1;
  const [from, to] = [number(first), number(first + rows - 1)];
  return total === undefined ? t.range(from, to) : t.rangeOf(number(total), from, to);
}
