import type { ReactNode } from 'react';

export interface Fact {
  label: string;
  value: ReactNode;
}

export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-6 sm:grid-cols-[minmax(8rem,max-content)_1fr]">
      {items.map(({ label, value }) => (
        <div key={label} className="grid grid-cols-subgrid border-b border-solid-gray-200 py-2 sm:col-span-2">
          <dt className="text-solid-gray-700">{label}</dt>
          <dd className="min-w-0 font-bold">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
