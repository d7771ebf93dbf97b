import { nextSort } from './table-state';

interface Props {
  label: string;
  field: string;
  sort: string | undefined;
  end: boolean;
  onSort: (sort: string | undefined) => void;
}

/** The heading of a column by which the list can be sorted. Which way it goes, the cell itself says. */
export function SortHeading({ label, field, sort, end, onSort }: Props) {
  const [up, down] = [sort === field, sort === `-${field}`];
  return (
    <button
      type="button"
      onClick={() => onSort(nextSort(sort, field))}
      className={`flex min-h-11 w-full cursor-pointer items-center gap-1 px-3 py-2 font-bold hover:bg-solid-gray-100 ${end ? 'justify-end text-end' : 'text-start'}`}
    >
      {label}
      <svg viewBox="0 0 16 24" aria-hidden="true" className="h-5 w-3.5 shrink-0">
        <path d="M8 3l6 7H2z" className={up ? 'fill-blue-900' : 'fill-solid-gray-420'} />
        <path d="M8 21l6-7H2z" className={down ? 'fill-blue-900' : 'fill-solid-gray-420'} />
      </svg>
    </button>
  );
}

/** As `aria-sort` says it. */
export function sortDirection(field: string | undefined, sort: string | undefined) {
  if (field === undefined) return undefined;
  if (sort === field) return 'ascending';
  return sort === `-${field}` ? 'descending' : 'none';
}
