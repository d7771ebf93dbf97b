import type { ReactNode } from 'react';
import { LinkButton } from '../../../shared/ui/link';
import { StatusTag, type Tone } from '../../../shared/ui/status-tag';

interface Props {
  tone: Tone;
  sign: string;
  title: string;
  children: ReactNode;
  go: { to: string; label: string };
  /** The first one of the page, for which there is the one primary button. */
  first: boolean;
}

/** One thing that waits for HR: what, why, and where it is done. */
export function ToDo({ tone, sign, title, children, go, first }: Props) {
  return (
    <li className="flex flex-col gap-4 rounded-12 border border-solid-gray-300 bg-white p-4 sm:flex-row sm:items-center sm:justify-between sm:p-6">
      <div className="flex min-w-0 flex-col items-start gap-2">
        <StatusTag tone={tone}>{sign}</StatusTag>
        <h3 className="text-lg leading-snug font-bold">{title}</h3>
        <div className="text-solid-gray-800">{children}</div>
      </div>
      <div className="shrink-0">
        <LinkButton to={go.to} kind={first ? 'primary' : 'secondary'}>
          {go.label}
        </LinkButton>
      </div>
    </li>
  );
}
