/** One of the things that are compared in a chart. */
export interface Series {
  key: string;
  label: string;
  /** One for each category; null where there is none. */
  values: readonly (number | null)[];
}

export interface ChartData {
  /** What the categories are: the heading of their column in the table. */
  categoryLabel: string;
  categories: readonly string[];
  series: readonly Series[];
}

/** bar: side by side. stacked: parts of a whole. rows: lying bars, for names that are long. line: over time. */
export type ChartKind = 'bar' | 'stacked' | 'rows' | 'stacked-rows' | 'line';

export function isStacked(kind: ChartKind): boolean {
  return kind === 'stacked' || kind === 'stacked-rows';
}

export function isLying(kind: ChartKind): boolean {
  return kind === 'rows' || kind === 'stacked-rows';
}

/** The rows that the drawing wants. */
export function rowsOf({ categories, series }: ChartData): Record<string, string | number | null>[] {
  return categories.map((category, at) => ({
    category,
    ...Object.fromEntries(series.map(({ key, values }) => [key, values[at] ?? null])),
  }));
}
