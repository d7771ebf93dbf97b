import type { ReactNode } from 'react';

/** Somebody in a list of few, with what can be done. */
export function PersonLine({
  name,
  email,
  note,
  children,
}: {
  name: ReactNode;
  email: string;
  note: ReactNode;
  children?: ReactNode;
}) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 border-b border-solid-gray-200 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-bold">{name}</p>
        <p className="break-all">{email}</p>
        <p className="text-sm text-solid-gray-700">{note}</p>
      </div>
      {children && <div className="flex flex-wrap gap-2">{children}</div>}
    </li>
  );
}
