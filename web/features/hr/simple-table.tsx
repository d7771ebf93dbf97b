import type { ReactNode } from 'react';

interface Props {
  caption: string;
  head: readonly { label: string; end?: boolean }[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  foot?: readonly ReactNode[];
}

/** A table of few rows that is read as a whole. Where it is too wide, it moves within its own frame. */
export function SimpleTable({ caption, head, rows, foot }: Props) {
  const look = (at: number) => `px-3 py-2 whitespace-nowrap ${head[at]?.end ? 'text-right tabular-nums' : 'text-left'}`;
  return (
    <div
      role="group"
      aria-label={caption}
      tabIndex={0}
      className="overflow-x-auto rounded-8 border border-solid-gray-300"
    >
      <table className="w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-solid-gray-300 bg-solid-gray-50">
            {head.map(({ label }, at) => (
              <th key={label} scope="col" className={`${look(at)}`}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="border-b border-solid-gray-200 last:border-0">
              {cells.map((cell, at) =>
                at === 0 ? (
                  <th key={at} scope="row" className={`${look(at)} font-normal`}>
                    {cell}
                  </th>
                ) : (
                  <td key={at} className={look(at)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr className="border-t-2 border-solid-gray-420 font-bold">
              {foot.map((cell, at) =>
                at === 0 ? (
                  <th key={at} scope="row" className={look(at)}>
                    {cell}
                  </th>
                ) : (
                  <td key={at} className={look(at)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
