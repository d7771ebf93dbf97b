import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../shared/ui/button';

interface Props {
  label: string;
  align?: 'start' | 'end';
  children: ReactNode;
}

/** A panel below its button. Escape, or going elsewhere, closes it. */
export function Folding({ label, align = 'start', children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => {
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !whole.current?.contains(event.target as Node)) {
        if (event instanceof KeyboardEvent) whole.current?.querySelector('button')?.focus();
        setOpen(false);
      }
    };
    const kinds = ['keydown', 'pointerdown', 'focusin'] as const;
    for (const kind of kinds) document.addEventListener(kind, away);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, away);
    };
  }, [open]);
  return (
    <div ref={whole} className="relative">
      <Button kind="plain" size="sm" aria-expanded={open} aria-controls={id} onPress={() => setOpen(!open)}>
        {label}
      </Button>
      <div
        id={id}
        hidden={!open}
        className={`absolute top-full z-40 mt-1 flex max-h-[80dvh] w-80 max-w-[calc(100vw-2rem)] flex-col gap-3 overflow-y-auto rounded-12 border border-solid-gray-300 bg-white p-4 shadow-2 [[hidden]]:hidden ${align === 'end' ? 'right-0' : 'left-0'}`}
      >
        {children}
      </div>
    </div>
  );
}
