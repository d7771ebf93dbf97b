import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from './button';

interface Props {
  /** What the button shows. */
  label: ReactNode;
  /** What the opened part is called. */
  title: string;
  busy?: boolean;
  /** @param close closes it and gives the focus back to its button */
  children: (close: () => void) => ReactNode;
}

/** A button that opens a small part beside itself, on a phone at the foot of the screen. */
export function Popup({ label, title, busy = false, children }: Props) {
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    if (!open) return;
    const outside = ({ target }: Event) => {
      if (!whole.current?.contains(target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);

  function close() {
    setOpen(false);
    whole.current?.querySelector('button')?.focus();
  }

  return (
    <div
      ref={whole}
      className="relative"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        close();
      }}
    >
      <Button
        kind="secondary"
        size="sm"
        busy={busy}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onPress={() => setOpen(!open)}
      >
        {label}
      </Button>
      {open && (
        <div
          id={id}
          role="group"
          aria-label={title}
          className="fixed inset-x-4 bottom-4 z-40 max-h-[80dvh] overflow-y-auto rounded-12 border border-solid-gray-420 bg-white p-2 shadow-3 sm:absolute sm:inset-x-auto sm:top-full sm:right-0 sm:bottom-auto sm:mt-2 sm:max-h-96 sm:w-max sm:max-w-sm sm:min-w-full"
        >
          {children(close)}
        </div>
      )}
    </div>
  );
}
