import { assertYen } from '../domain/yen.js';

/** The row with these columns as numbers: the database's driver gives sums of yen as text, so that none is rounded. */
export function withYen<Row extends object>(row: Row, ...columns: (keyof Row & string)[]): Row {
  const yen = columns.map((column) => {
    const value = Number(row[column]);
    assertYen(value, column);
    return [column, value];
  });
  return { ...row, ...Object.fromEntries(yen) };
}
