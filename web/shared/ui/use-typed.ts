import { useEffect, useRef, useState } from 'react';

/** As long as somebody who types in one go pauses. */
const PAUSE_MS = 450;

/** What is being typed, and is asked for only once its writer pauses: nobody wants the answer to half a word. */
export function useTyped(value: string, commit: (value: string) => void) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState({ value, sent: value });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  if (known.value !== value) {
    // Changed by somebody else, such as "back"; the answer to one's own writing must not overtake it.
    if (known.sent !== value) setTyped(value);
    setKnown({ value, sent: value });
  }

  function send(now: string) {
    clearTimeout(timer.current);
    if (now === value) return;
    setKnown((before) => ({ ...before, sent: now }));
    commit(now);
  }

  return {
    typed,
    /** @param composing kana that have not become a word yet are waited for */
    type: (now: string, composing = false) => {
      setTyped(now);
      clearTimeout(timer.current);
      if (!composing) timer.current = setTimeout(() => send(now), PAUSE_MS);
    },
    flush: () => send(typed),
    set: (now: string) => {
      setTyped(now);
      send(now);
    },
  };
}
