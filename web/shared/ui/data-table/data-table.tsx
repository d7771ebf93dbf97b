import { type ReactNode, useId, useState } from 'react';
import { useGrantId } from '../../api/use-api';
import { useFormat } from '../../format/format';
import { useLanguage } from '../../i18n/language';
import { useText } from '../../i18n/texts';
import { Button } from '../button';
import { DownloadMenu } from '../download/download-menu';
import { Empty } from '../empty';
import { Loading } from '../loading';
import { ProblemNotice } from '../problem-notice';
import type { AnyColumn, AnyFilter, Column, Filter } from './column';
import { ColumnChooser } from './column-chooser';
import { texts } from './data-table.texts';
import type { FilterOf, ListPath, RowOf } from './list-path';
import { RowsAsCards } from './rows-as-cards';
import { RowsAsTable } from './rows-as-table';
import { SortChoice } from './sort-choice';
import { fileAddress } from './table-files';
import { TableFilters } from './table-filters';
import { TablePager } from './table-pager';
import { isNarrowed } from './table-state';
import { useSummary } from './table-summary';
import { useColumnChoice } from './use-column-choice';
import { useIsWide } from './use-is-wide';
import { askedOf, useListPage } from './use-list-page';
import { useSelection } from './use-selection';
import { useTableState } from './use-table-state';

export interface DataTableProps<P extends ListPath> {
  path: P;
  /** The values of the `{…}` in the path. */
  at?: Record<string, string>;
  /** What this screen always asks for. */
  query?: { readonly [Key in FilterOf<P>]?: string | number | boolean | undefined };
  columns: readonly Column<P>[];
  filters?: readonly Filter<P>[];
  /** A search by words; a text names what one searches by. */
  search?: boolean | string;
  /** The order in which it stands at first, `-` before what goes down. */
  order?: string;
  /** What the file is called, without its ending; without one there is no file. */
  exportName?: string;
  rowKey?: (row: RowOf<P>) => string;
  rowLink?: (row: RowOf<P>) => string;
  /** What can be done with several rows at once. `clear` ends the selection. */
  bulkActions?: (rows: RowOf<P>[], clear: () => void) => ReactNode;
  /** Tells the tables of one page apart in its address. */
  name?: string;
  caption: string;
  /** Shown where there is nothing at all yet: why, and what comes next. */
  empty?: ReactNode;
}

/** A list of the service for thousands of rows, which the service filters, sorts, pages and writes into files. */
export function DataTable<P extends ListPath>(props: DataTableProps<P>) {
  const { path, at, query = {}, filters = [], search, order, exportName, rowLink, bulkActions, name, caption } = props;
  const columns = props.columns as unknown as readonly AnyColumn<RowOf<P>>[];
  const rowKey = props.rowKey ?? ((row: RowOf<P>) => (row as { id: string }).id);
  const t = useText(texts);
  const { number } = useFormat();
  const { language } = useLanguage();
  const grantId = useGrantId();
  const id = useId();
  const wide = useIsWide();
  const [fileProblem, setFileProblem] = useState<unknown>();
  const choice = useColumnChoice(`${path} ${name ?? ''}`.trim(), columns);

  const table = useTableState({
    name: name === undefined ? '' : `${name}-`,
    filters: filters.map(({ key }) => key),
    sorts: columns.flatMap(({ sort }) => sort ?? []),
  });
  const { state } = table;
  const asked = askedOf(state, query, order);
  const read = useListPage<RowOf<P>>(path, at, asked, state.cursor);
  const rows = read.data?.items ?? [];
  const next = read.data?.nextCursor ?? undefined;
  const total = read.data?.total ?? table.knownTotal;
  const summary = useSummary({ page: state.page, rows: rows.length, more: next !== undefined, total });
  const selection = useSelection(rowKey, JSON.stringify([path, at, { ...asked, sort: undefined }]));

  const shownColumns = choice.shown;
  const rowsProps = {
    caption,
    id,
    rows,
    columns: shownColumns,
    rowKey,
    rowLink,
    selection: bulkActions && selection,
    sort: state.sort ?? order,
    onSort: table.sort,
  };
  const fileAs = (format: 'csv' | 'xlsx') => ({
    address: fileAddress(grantId, path, { at, asked, columns: shownColumns, format, language }),
    name: `${exportName}.${format}`,
  });

  return (
    <div className="flex min-w-0 flex-col gap-4">
      <TableFilters
        table={table}
        filters={filters as unknown as readonly AnyFilter[]}
        search={search === true ? t.search : search || undefined}
        wide={wide}
      />
      {!wide && rows.length > 1 && <SortChoice columns={columns} sort={state.sort ?? order} onSort={table.sort} />}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="tabular-nums">
          {read.data && !read.isPlaceholderData && summary}
        </p>
        <div className="no-print flex flex-wrap gap-2">
          {columns.length > 2 && <ColumnChooser columns={columns} choice={choice} />}
          {exportName !== undefined && rows.length > 0 && (
            <DownloadMenu
              onProblem={setFileProblem}
              items={[
                { label: t.excel, hint: t.excelHint, ...fileAs('xlsx') },
                { label: t.csv, hint: t.csvHint, ...fileAs('csv') },
              ]}
            />
          )}
        </div>
      </div>
      <ProblemNotice error={fileProblem} />
      {bulkActions && selection.rows.length > 0 && (
        <div className="no-print flex flex-wrap items-center gap-3 rounded-8 bg-blue-50 px-4 py-2">
          <p role="status" className="font-bold">
            {t.selected(number(selection.rows.length))}
          </p>
          {bulkActions(selection.rows, selection.clear)}
          <Button kind="plain" size="sm" onPress={selection.clear}>
            {t.unselect}
          </Button>
        </div>
      )}
      {read.isError && (
        <ProblemNotice error={read.error}>
          <div className="flex flex-wrap gap-3">
            <Button kind="secondary" size="sm" onPress={() => void read.refetch()}>
              {t.again}
            </Button>
            {state.page > 1 && (
              <Button kind="plain" size="sm" onPress={() => table.sort(state.sort)}>
                {t.first}
              </Button>
            )}
          </div>
        </ProblemNotice>
      )}
      {read.isPending && <Loading lines={8} />}
      {read.data && rows.length === 0 && !read.isError && (
        <div aria-busy={read.isPlaceholderData}>
          {isNarrowed(state) ? (
            <Empty
              title={t.nothing}
              action={
                <Button kind="secondary" onPress={table.clear}>
                  {t.clear}
                </Button>
              }
            >
              {t.nothingNext}
            </Empty>
          ) : (
            (props.empty ?? <Empty title={t.empty} />)
          )}
        </div>
      )}
      {rows.length > 0 && !read.isError && (
        <div aria-busy={read.isPlaceholderData} className={read.isPlaceholderData ? 'opacity-50' : ''}>
          {wide ? <RowsAsTable {...rowsProps} /> : <RowsAsCards {...rowsProps} />}
        </div>
      )}
      {!read.isError && (
        <TablePager
          page={state.page}
          onPrevious={table.previous}
          onNext={next === undefined || read.isPlaceholderData ? undefined : () => table.next(next, total)}
        />
      )}
    </div>
  );
}
