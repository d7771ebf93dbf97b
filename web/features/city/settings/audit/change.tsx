import type { components } from '../../../../shared/api/schema';
import { useText } from '../../../../shared/i18n/texts';
import { texts } from './audit.texts';

/** One row of one table, field by field before and after. */
export function Change({ change }: { change: components['schemas']['AuditChangeView'] }) {
  const t = useText(texts);
  const name = `${change.table} ${t.operations[change.operation]}`;
  return (
    <div
      className="overflow-x-auto rounded-8 border border-solid-gray-300"
      tabIndex={0}
      role="region"
      aria-label={name}
    >
      <table className="w-full text-left text-sm">
        <caption className="bg-solid-gray-50 px-4 py-2 text-left font-bold">
          {name} <code className="font-normal break-all">{Object.values(change.key).map(shown).join(' ')}</code>
        </caption>
        <thead>
          <tr className="border-b border-solid-gray-300">
            {[t.column, t.before, t.after].map((heading) => (
              <th key={heading} scope="col" className="px-4 py-2">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {change.columns.map(({ column, before, after, kept }) => (
            <tr key={column} className="border-b border-solid-gray-200 align-top last:border-0">
              <th scope="row" className="px-4 py-2 font-normal">
                {column} {t.kept[kept] && <span className="block text-xs text-solid-gray-700">{t.kept[kept]}</span>}
              </th>
              <td className="px-4 py-2 break-all">{shown(before)}</td>
              <td className="px-4 py-2 break-all">{shown(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '—';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
