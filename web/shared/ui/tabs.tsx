import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { NavLink } from 'react-router';

const LOOK =
  'inline-flex min-h-12 cursor-pointer items-center gap-2 border-b-4 px-4 py-2 font-bold whitespace-nowrap no-underline';
const OPEN = 'border-blue-900 text-blue-900';
const SHUT = 'border-transparent text-solid-gray-800 hover:border-solid-gray-420';
const ROW = 'flex flex-wrap gap-x-1 border-b border-solid-gray-420';

/** How much waits behind a tab, as it is read: its number and what is counted. */
export interface TabCount {
  number: number;
  /** For those who do not see the tab beside the number, such as "3 to decide". */
  label: string;
}

export interface LinkTab {
  to: string;
  label: string;
  count?: TabCount;
  /** Open at its own address only, not below it. */
  end?: boolean;
}

/** Parts of a screen that have addresses of their own. */
export function LinkTabs({ label, items }: { label: string; items: readonly LinkTab[] }) {
  return (
    <nav aria-label={label} className="no-print">
      <ul className={ROW}>
        {items.map((item) => (
          <li key={item.to} className="-mb-px">
            <NavLink
              to={item.to}
              end={item.end ?? false}
              className={({ isActive }) => `${LOOK} ${isActive ? OPEN : SHUT}`}
            >
              {item.label}
              {item.count && <Count {...item.count} />}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface PageTab<Id extends string> {
  id: Id;
  label: string;
  count?: TabCount;
  content: ReactNode;
}

interface Props<Id extends string> {
  label: string;
  items: readonly PageTab<Id>[];
  /** Given where the address of the page says which one is open. */
  selected?: Id;
  onSelect?: (id: Id) => void;
}

/** Parts of one page, of which one is seen at a time: arrow keys go from one to the next. */
export function Tabs<Id extends string>({ label, items, selected, onSelect }: Props<Id>) {
  const id = useId();
  const [own, setOwn] = useState(items[0]?.id);
  const open = items.find((item) => item.id === (selected ?? own)) ?? items[0];

  function choose(chosen: Id) {
    setOwn(chosen);
    onSelect?.(chosen);
  }

  function walk(event: KeyboardEvent<HTMLElement>) {
    const now = items.findIndex((item) => item === open);
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: -1 }[event.key];
    const target = next === undefined ? undefined : items.at(next % items.length);
    if (!target) return;
    event.preventDefault();
    choose(target.id);
    document.getElementById(`${id}-${target.id}`)?.focus();
  }

  return (
    <div className="flex flex-col gap-6">
      <div role="tablist" aria-label={label} onKeyDown={walk} className={`no-print ${ROW}`}>
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="tab"
            id={`${id}-${item.id}`}
            aria-selected={item === open}
            aria-controls={item === open ? `${id}-panel` : undefined}
            tabIndex={item === open ? 0 : -1}
            onClick={() => choose(item.id)}
            className={`-mb-px ${LOOK} ${item === open ? OPEN : SHUT}`}
          >
            {item.label}
            {item.count && <Count {...item.count} />}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={open && `${id}-${open.id}`} tabIndex={0}>
        {open?.content}
      </div>
    </div>
  );
}

function Count({ number, label }: TabCount) {
  if (number === 0) return null;
  return (
    <span className="rounded-full bg-solid-gray-100 px-2 text-sm text-solid-gray-900 tabular-nums">
      <span aria-hidden="true">{number}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
