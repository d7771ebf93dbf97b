import { useId } from 'react';
import { colourOf, dashOf, fillOf, Patterns } from './look';
import type { ChartKind, Series } from './series';

/** Which look is whose. One thing alone is named by the title. */
export function ChartLegend({ kind, series }: { kind: ChartKind; series: readonly Series[] }) {
  const id = useId();
  if (series.length < 2) return null;
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {series.map(({ key, label }, index) => (
        <li key={key} className="flex items-center gap-2">
          <svg viewBox="0 0 24 16" aria-hidden="true" className="h-4 w-6 shrink-0">
            {kind === 'line' ? (
              <path d="M0 8h24" stroke={colourOf(index)} strokeWidth="3" strokeDasharray={dashOf(index)} />
            ) : (
              <>
                <Patterns id={id} />
                <rect width="24" height="16" rx="2" fill={fillOf(id, index)} />
              </>
            )}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
