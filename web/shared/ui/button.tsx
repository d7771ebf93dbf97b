import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import { type ButtonKind, type ButtonSize, buttonLook } from './button-look';

interface Props extends Omit<ButtonProps, 'className' | 'style' | 'children' | 'isPending'> {
  kind?: ButtonKind;
  size?: ButtonSize;
  /** While it is being done: cannot be pressed again, and says so. */
  busy?: boolean;
  wide?: boolean;
  children: ReactNode;
}

export function Button({ kind = 'primary', size = 'md', busy = false, wide = false, children, ...rest }: Props) {
  return (
    <AriaButton {...rest} isPending={busy} className={buttonLook(kind, size, wide)}>
      {busy && (
        <span
          aria-hidden="true"
          className="size-4 animate-spin rounded-full border-2 border-current border-t-transparent"
        />
      )}
      {children}
    </AriaButton>
  );
}
