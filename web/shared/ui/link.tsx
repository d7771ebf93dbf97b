import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type ButtonKind, type ButtonSize, buttonLook } from './button-look';

interface Target {
  /** A screen of ours. */
  to?: string;
  /** Anything else: a file, another site. */
  href?: string;
  download?: boolean | string;
  newTab?: boolean;
  children: ReactNode;
  'aria-label'?: string;
  'aria-current'?: 'page';
}

export function TextLink(target: Target) {
  return (
    <Anchor
      {...target}
      className="font-bold text-blue-1000 underline underline-offset-4 hover:text-blue-900 hover:decoration-2"
    />
  );
}

export function LinkButton({
  kind = 'primary',
  size = 'md',
  wide = false,
  ...target
}: Target & { kind?: ButtonKind; size?: ButtonSize; wide?: boolean }) {
  return <Anchor {...target} className={buttonLook(kind, size, wide)} />;
}

function Anchor({ to, href, newTab, children, ...rest }: Target & { className: string }) {
  if (to !== undefined)
    return (
      <Link to={to} {...rest}>
        {children}
      </Link>
    );
  return (
    <a href={href} {...(newTab ? { target: '_blank', rel: 'noopener noreferrer' } : {})} {...rest}>
      {children}
    </a>
  );
}
