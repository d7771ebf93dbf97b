import { useState } from 'react';
import { type AnyColumn, primaryOf } from './column';

/** Which columns the reader wants to see of this table, on this device. */
export function useColumnChoice<Row>(table: string, columns: readonly AnyColumn<Row>[]) {
  const key = `sankyu-columns ${table}`;
  const [chosen, setChosen] = useState(() => kept(key));
  const primary = primaryOf(columns);

  function keep(choice: Record<string, boolean>) {
    setChosen(choice);
    localStorage.setItem(key, JSON.stringify(choice));
  }

  return {
    shown: columns.filter((column) => column === primary || (chosen[column.key] ?? !column.hidden)),
    show: (column: string, wanted: boolean) => keep({ ...chosen, [column]: wanted }),
    reset: () => keep({}),
  };
}

function kept(key: string): Record<string, boolean> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    const pairs = Object.entries(read ?? {}).filter(([, wanted]) => typeof wanted === 'boolean');
    return Object.fromEntries(pairs) as Record<string, boolean>;
  } catch {
    return {};
  }
}
