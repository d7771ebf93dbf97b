import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface Props {
  label: string;
  value: ReactNode;
  note: ReactNode;
  to?: string;
}

/** A number first, then what it counts. */
export function Figure({ label, value, note, to }: Props) {
  return (
    <div className="flex min-w-0 flex-col gap-1 rounded-12 border border-solid-gray-300 bg-white p-4 sm:p-6">
      <dt className="font-bold text-solid-gray-800">
        {to === undefined ? (
          label
        ) : (
          <Link to={to} className="text-blue-1000 underline underline-offset-4 hover:text-blue-900">
            {label}
          </Link>
        )}
      </dt>
      <dd className="flex flex-col gap-1">
        <span className="text-3xl font-bold tabular-nums">{value}</span>
        <span className="text-sm text-solid-gray-700">{note}</span>
      </dd>
    </div>
  );
}
