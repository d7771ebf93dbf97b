import { Link } from 'react-router';

interface Item {
  to: string;
  label: string;
  lead: string;
}

/** Lines that are easily hit with a thumb. */
export function MoreLinks({ items }: { items: readonly Item[] }) {
  return (
    <ul className="divide-y divide-solid-gray-200 rounded-12 border border-solid-gray-300">
      {items.map(({ to, label, lead }) => (
        <li key={to}>
          <Link
            to={to}
            className="flex min-h-16 items-center justify-between gap-3 rounded-12 px-4 py-2 text-solid-gray-900 no-underline hover:bg-solid-gray-50 active:bg-solid-gray-100"
          >
            <span>
              <span className="block font-bold">{label}</span>
              <span className="block text-sm text-solid-gray-700">{lead}</span>
            </span>
            <svg
              viewBox="0 0 24 24"
              aria-hidden="true"
              className="size-5 shrink-0 fill-none stroke-current stroke-2 text-solid-gray-600"
            >
              <path d="m9 5 7 7-7 7" />
            </svg>
          </Link>
        </li>
      ))}
    </ul>
  );
}
