import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
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

/** Parts of one page, of which one is seen at a time. */
export function Tabs<Id extends string>({ label, items, selected, onSelect }: Props<Id>) {
  return (
    <AriaTabs
      {...(selected === undefined ? {} : { selectedKey: selected })}
      onSelectionChange={(key) => onSelect?.(key as Id)}
      className="flex flex-col gap-6"
    >
      <TabList aria-label={label} className={`no-print ${ROW}`}>
        {items.map(({ id, label: name, count }) => (
          <Tab key={id} id={id} className={({ isSelected }) => `-mb-px ${LOOK} ${isSelected ? OPEN : SHUT}`}>
            {name}
            {count && <Count {...count} />}
          </Tab>
        ))}
      </TabList>
      {items.map(({ id, content }) => (
        <TabPanel key={id} id={id}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
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
