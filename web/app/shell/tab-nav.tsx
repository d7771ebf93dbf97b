import { NavLink } from 'react-router';
import { useLanguage } from '../../shared/i18n/language';
import { useText } from '../../shared/i18n/texts';
import { usePermissions } from '../../shared/session/use-me';
import type { NavEntry } from '../../shared/ui/nav-entry';
import { mayShow } from './may-show';
import { texts } from './shell.texts';

/** Below the thumb, at most five. */
export function TabNav({ home, nav }: { home: string; nav: readonly NavEntry[] }) {
  const t = useText(texts);
  const { language } = useLanguage();
  const may = usePermissions();
  return (
    <nav
      aria-label={t.mainNavigation}
      className="no-print fixed inset-x-0 bottom-0 z-30 border-t border-solid-gray-300 bg-white pb-[env(safe-area-inset-bottom)]"
    >
      <ul className="mx-auto flex max-w-2xl">
        {nav.filter(mayShow(may)).map((entry) => (
          <li key={entry.to} className="min-w-0 flex-1">
            <NavLink
              to={entry.to ? `${home}/${entry.to}` : home}
              end={entry.to === ''}
              className={({ isActive }) =>
                `flex min-h-16 flex-col items-center justify-center gap-0.5 border-t-4 px-1 text-center text-xs leading-tight font-bold no-underline ${isActive ? 'border-blue-900 text-blue-900' : 'border-transparent text-solid-gray-700 hover:bg-solid-gray-50'}`
              }
            >
              <span aria-hidden="true">{entry.icon}</span>
              {entry.label[language]}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
