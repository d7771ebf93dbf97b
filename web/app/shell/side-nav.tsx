import { useEffect, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useLanguage } from '../../shared/i18n/language';
import { useText } from '../../shared/i18n/texts';
import { usePermissions } from '../../shared/session/use-me';
import { Button } from '../../shared/ui/button';
import type { NavEntry } from '../../shared/ui/nav-entry';
import { mayShow } from './may-show';
import { texts } from './shell.texts';

/** At the side of a desk's screen; behind a button where there is no room. */
export function SideNav({ home, nav }: { home: string; nav: readonly NavEntry[] }) {
  const t = useText(texts);
  const { language } = useLanguage();
  const may = usePermissions();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [pathname]);
  const groups = Map.groupBy(nav.filter(mayShow(may)), (entry) => entry.group?.[language] ?? '');
  return (
    <nav
      aria-label={t.mainNavigation}
      className="no-print shrink-0 border-solid-gray-300 desktop:sticky desktop:top-16 desktop:max-h-[calc(100dvh-4rem)] desktop:w-60 desktop:self-start desktop:overflow-y-auto desktop:border-r"
    >
      <div className="border-b border-solid-gray-300 px-4 py-1 desktop:hidden">
        <Button kind="plain" size="sm" aria-expanded={open} aria-controls="side-nav" onPress={() => setOpen(!open)}>
          {open ? t.close : t.menu}
        </Button>
      </div>
      <div id="side-nav" className={`${open ? 'flex' : 'hidden'} flex-col gap-4 px-4 py-4 desktop:flex`}>
        {[...groups].map(([group, entries]) => (
          <div key={group}>
            {group && <p className="px-3 pb-1 text-sm text-solid-gray-700">{group}</p>}
            <ul>
              {entries.map((entry) => (
                <li key={entry.to}>
                  <NavLink
                    to={entry.to ? `${home}/${entry.to}` : home}
                    end={entry.to === ''}
                    className={({ isActive }) =>
                      `flex min-h-11 items-center gap-2 rounded-8 px-3 py-1.5 leading-snug no-underline ${isActive ? 'bg-blue-100 font-bold text-blue-1000' : 'text-solid-gray-900 hover:bg-solid-gray-50'}`
                    }
                  >
                    {entry.icon && <span aria-hidden="true">{entry.icon}</span>}
                    {entry.label[language]}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  );
}
