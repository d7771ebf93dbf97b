import type { ReactNode } from 'react';

export interface BigFigureItem {
  label: string;
  value: ReactNode;
  note?: ReactNode;
}

/** The two to four numbers that a screen is about. */
export function BigFigures({ items }: { items: readonly BigFigureItem[] }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,13rem),1fr))] gap-4">
      {items.map(({ label, value, note }) => (
        <div key={label} className="flex flex-col rounded-12 border border-solid-gray-300 bg-white p-4">
          <dt className="text-sm text-solid-gray-700">{label}</dt>
          <dd className="flex flex-col">
            <span className="text-2xl font-bold tabular-nums">{value}</span>
            {note && <span className="text-sm text-solid-gray-700">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
