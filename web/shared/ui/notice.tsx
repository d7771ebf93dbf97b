import type { ReactNode } from 'react';
import { useText } from '../i18n/texts';
import { texts } from './notice.texts';

export type NoticeKind = 'info' | 'success' | 'warning' | 'error';

const LOOK: Record<NoticeKind, { box: string; mark: string; sign: string }> = {
  info: { box: 'border-blue-900', mark: 'bg-blue-900', sign: 'i' },
  success: { box: 'border-success-2', mark: 'bg-success-2', sign: '✓' },
  warning: { box: 'border-warning-yellow-2', mark: 'bg-warning-yellow-2', sign: '!' },
  error: { box: 'border-error-2', mark: 'bg-error-2', sign: '×' },
};

interface Props {
  kind?: NoticeKind;
  title?: string;
  /** Appears while somebody looks: read out at once. */
  live?: boolean;
  children?: ReactNode;
}

/** The notification banner of the Digital Agency's design system. */
export function Notice({ kind = 'info', title, live = false, children }: Props) {
  const t = useText(texts);
  const { box, mark, sign } = LOOK[kind];
  return (
    <div
      role={live ? (kind === 'error' ? 'alert' : 'status') : undefined}
      className={`flex gap-3 rounded-12 border-2 bg-white p-4 ${box}`}
    >
      <span
        className={`mt-0.5 grid size-6 shrink-0 place-content-center rounded-full font-bold text-white ${mark}`}
        aria-hidden="true"
      >
        {sign}
      </span>
      <div className="flex min-w-0 flex-col gap-1">
        <span className="sr-only">{t[kind]}</span>
        {title && <p className="font-bold">{title}</p>}
        {children && <div className="flex flex-col gap-2">{children}</div>}
      </div>
    </div>
  );
}
