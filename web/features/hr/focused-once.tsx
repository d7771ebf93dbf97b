import { type ReactNode, useEffect, useRef } from 'react';

/** What has just taken the place of what was pressed: read out, and where the keyboard goes on from. */
export function FocusedOnce({ children }: { children: ReactNode }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  return (
    <p ref={place} tabIndex={-1} className="outline-none">
      {children}
    </p>
  );
}
