import type { ReactNode } from 'react';
import { useText } from '../i18n/texts';
import { TextLink } from './link';
import { texts } from './page.texts';
import { useHeading } from './use-heading';

interface Props {
  title: string;
  lead?: ReactNode;
  /** What is done from this page as a whole. */
  actions?: ReactNode;
  back?: { to: string; label: string };
  /** For what is read or filled in, not compared in columns. */
  narrow?: boolean;
  children?: ReactNode;
}

/** A screen: its one heading, which is also the title of the window and gets the focus when somebody comes here. */
export function Page({ title, lead, actions, back, narrow = false, children }: Props) {
  const t = useText(texts);
  const heading = useHeading(title);
  return (
    <div className={`mx-auto flex w-full flex-col gap-8 ${narrow ? 'max-w-2xl' : 'max-w-6xl'}`}>
      <header className="flex flex-col gap-3">
        {back && (
          <nav aria-label={t.back} className="no-print">
            <TextLink to={back.to}>← {back.label}</TextLink>
          </nav>
        )}
        <div className="flex flex-wrap items-end justify-between gap-4">
          <h1 ref={heading} tabIndex={-1} className="text-2xl font-bold outline-none sm:text-3xl">
            {title}
          </h1>
          {actions && <div className="no-print flex flex-wrap gap-3">{actions}</div>}
        </div>
        {lead && <div className="max-w-prose text-solid-gray-800">{lead}</div>}
      </header>
      {children}
    </div>
  );
}
