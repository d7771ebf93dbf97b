import type { AriaAttributes, ReactNode } from 'react';
import { type ButtonKind, type ButtonSize, buttonLook } from './button-look';

interface Props extends Pick<
  AriaAttributes,
  'aria-label' | 'aria-expanded' | 'aria-controls' | 'aria-pressed' | 'aria-describedby' | 'aria-current'
> {
  kind?: ButtonKind;
  size?: ButtonSize;
  type?: 'button' | 'submit';
  wide?: boolean;
  isDisabled?: boolean;
  /** While it is being done: cannot be pressed again, but keeps the focus. */
  busy?: boolean;
  autoFocus?: boolean;
  onPress?: () => void;
  children: ReactNode;
}

/** The browser's own button: the first screens of a phone carry no library for it. */
export function Button({
  kind = 'primary',
  size = 'md',
  type = 'button',
  wide = false,
  isDisabled,
  busy = false,
  onPress,
  children,
  ...rest
}: Props) {
  return (
    <button
      {...rest}
      type={type}
      disabled={isDisabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onPress?.();
      }}
      className={buttonLook(kind, size, wide)}
    >
      {busy && (
        <span
          aria-hidden="true"
          className="size-4 shrink-0 animate-spin rounded-full border-2 border-current border-t-transparent"
        />
      )}
      {children}
    </button>
  );
}
