import type { ChartData } from './series';

interface Props extends ChartData {
  title: string;
  format: (value: number) => string;
  /** What stands where there is no value. */
  nothing: string;
}

/** The same figures to be read, compared and copied. */
export function ChartTable({ title, categoryLabel, categories, series, format, nothing }: Props) {
  return (
    <div role="region" aria-label={title} tabIndex={0} className="mt-3 overflow-x-auto">
      <table className="min-w-full border-collapse">
        <caption className="sr-only">{title}</caption>
        <thead className="border-b-2 border-solid-gray-600 bg-solid-gray-50">
          <tr>
            <th scope="col" className="px-3 py-2 text-start font-bold whitespace-nowrap">
              {categoryLabel}
            </th>
            {series.map(({ key, label }) => (
              <th key={key} scope="col" className="px-3 py-2 text-end font-bold">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category, at) => (
            <tr key={category} className="border-b border-solid-gray-200">
              <th scope="row" className="px-3 py-2 text-start font-normal">
                {category}
              </th>
              {series.map(({ key, values }) => (
                <td key={key} className="px-3 py-2 text-end whitespace-nowrap tabular-nums">
                  {values[at] === null || values[at] === undefined ? nothing : format(values[at])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
