import { useState } from 'react';

/** Which rows are selected, across pages; other filters begin with none. */
export function useSelection<Row>(keyOf: (row: Row) => string, narrowedBy: string) {
  const [chosen, setChosen] = useState({ narrowedBy, rows: new Map<string, Row>() });
  const rows = chosen.narrowedBy === narrowedBy ? chosen.rows : new Map<string, Row>();

  function select(wanted: boolean, ...those: Row[]) {
    const next = new Map(rows);
    for (const row of those) {
      if (wanted) next.set(keyOf(row), row);
      else next.delete(keyOf(row));
    }
    setChosen({ narrowedBy, rows: next });
  }

  return {
    rows: [...rows.values()],
    has: (row: Row) => rows.has(keyOf(row)),
    select,
    clear: () => setChosen({ narrowedBy, rows: new Map() }),
  };
}

export type Selection<Row> = ReturnType<typeof useSelection<Row>>;
