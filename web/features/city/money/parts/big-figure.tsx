import type { ReactNode } from 'react';

export interface BigFigureItem {
  label: string;
  value: ReactNode;
  note?: ReactNode;
}

/** The two to four numbers that a screen is about: beside each other, on a phone below each other. */
export function BigFigures({ items }: { items: readonly BigFigureItem[] }) {
  return (
    <dl className="grid rounded-12 border border-solid-gray-300 bg-white sm:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))] sm:gap-4 sm:border-0 sm:bg-transparent">
      {items.map(({ label, value, note }) => (
        <div
          key={label}
          className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-solid-gray-200 px-4 py-3 last:border-b-0 sm:flex-col sm:flex-nowrap sm:items-stretch sm:justify-start sm:rounded-12 sm:border sm:border-solid-gray-300 sm:bg-white sm:p-4 sm:last:border-b"
        >
          <dt className="text-sm text-solid-gray-700">{label}</dt>
          <dd className="ml-auto flex min-w-0 flex-col text-end sm:ml-0 sm:text-start">
            <span className="text-xl font-bold tabular-nums sm:text-2xl">{value}</span>
            {note && <span className="text-sm text-solid-gray-700">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
