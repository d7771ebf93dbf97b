import { type RefObject, useEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { useText } from '../i18n/texts';
import { texts } from './page.texts';

/** For the one heading of a screen: it names the window too, and gets the focus when somebody comes here by a link. */
export function useHeading(title: string): RefObject<HTMLHeadingElement | null> {
  const t = useText(texts);
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  const how = useNavigationType();
  const shown = useRef<string>(undefined);
  useEffect(() => {
    document.title = `${title} | ${t.name}`;
  }, [title, t.name]);
  useEffect(() => {
    // A page that was loaded is read from its top anyway; in one that sorts or filters its list, one stays where one is.
    const stayed = shown.current === pathname;
    shown.current = pathname;
    if (how !== 'PUSH' || stayed) return;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [pathname, how]);
  return heading;
}
