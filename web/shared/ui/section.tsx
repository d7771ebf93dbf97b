import { type ReactNode, useId } from 'react';

export function Section({
  title,
  lead,
  actions,
  children,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 id={id} className="text-xl font-bold">
          {title}
        </h2>
        {actions && <div className="no-print flex flex-wrap gap-3">{actions}</div>}
      </div>
      {lead && <div className="max-w-prose text-solid-gray-800">{lead}</div>}
      {children}
    </section>
  );
}
