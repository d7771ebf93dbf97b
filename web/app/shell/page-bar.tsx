import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** The bar at the top: whose service it is, where one is in it, and what one may always do. */
export function PageBar({
  home,
  name,
  place,
  children,
}: {
  home: string;
  name: string;
  place?: ReactNode;
  children: ReactNode;
}) {
  return (
    <header className="no-print sticky top-0 z-30 border-b border-solid-gray-300 bg-white">
      <div className="mx-auto flex min-h-16 max-w-[90rem] flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-1 sm:px-6">
        <div className="flex min-w-0 items-center gap-3">
          <Link to={home} className="flex min-h-11 items-center gap-2 font-bold text-solid-gray-900 no-underline">
            <img src="/icon.svg" alt="" width="32" height="32" className="size-8" />
            <span className={place ? 'sr-only sm:not-sr-only' : ''}>{name}</span>
          </Link>
          {place && (
            <div className="min-w-0 border-l border-solid-gray-300 pl-3 text-sm leading-tight text-solid-gray-800">
              {place}
            </div>
          )}
        </div>
        <div className="flex items-center gap-1">{children}</div>
      </div>
    </header>
  );
}
