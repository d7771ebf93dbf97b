import type { ReactNode } from 'react';

/** Where there is nothing yet: why, and what comes next. */
export function Empty({ title, action, children }: { title: string; action?: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-12 border border-dashed border-solid-gray-420 px-6 py-10 text-center">
      <p className="text-lg font-bold">{title}</p>
      {children && <div className="max-w-prose text-solid-gray-700">{children}</div>}
      {action}
    </div>
  );
}
