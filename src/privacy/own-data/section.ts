/** A part of what somebody may take away about himself or herself: rows of one kind. */
export interface Section {
  /** As JSON names it. */
  key: string;
  /** As a sheet is named. */
  title: string;
  /** The columns of its rows, as JSON names them, and as a sheet heads them. */
  columns: Readonly<Record<string, string>>;
  /** $1 the city, $2 the person: an employee's id, or an account's. Selects exactly the columns. */
  sql: string;
}
