import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import { Notice, type NoticeKind } from './notice';

const SHOWN_MS = 8_000;

interface Toasts {
  /** Says in passing what was done. What must be read stands on the page instead. */
  say: (text: string, kind?: NoticeKind) => void;
}

const Context = createContext<Toasts>({ say: () => undefined });

export function ToastProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<{ id: string; text: string; kind: NoticeKind }[]>([]);
  const say = useCallback((text: string, kind: NoticeKind = 'success') => {
    const id = crypto.randomUUID();
    setSaid((before) => [...before.slice(-2), { id, text, kind }]);
    setTimeout(() => setSaid((before) => before.filter((one) => one.id !== id)), SHOWN_MS);
  }, []);
  return (
    <Context value={useMemo(() => ({ say }), [say])}>
      {children}
      <div
        role="status"
        className="no-print pointer-events-none fixed inset-x-4 bottom-24 z-40 mx-auto flex max-w-xl flex-col gap-2 sm:bottom-6"
      >
        {said.map(({ id, text, kind }) => (
          <div key={id} className="rounded-12 shadow-2">
            <Notice kind={kind} title={text} />
          </div>
        ))}
      </div>
    </Context>
  );
}

export function useToast(): Toasts {
  return use(Context);
}
