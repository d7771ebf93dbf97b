const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Ctrl-C and its kin: takes leave in order, then ends the process in the way that the signal asked for. */
export function onInterrupt(farewell: () => Promise<unknown>): () => void {
  const signals = Object.keys(EXIT_CODES) as (keyof typeof EXIT_CODES)[];
  let leaving = false;
  const end = (signal: NodeJS.Signals) => {
    if (leaving) return;
    leaving = true;
    void farewell()
      .catch(() => undefined)
      .then(() => process.exit(EXIT_CODES[signal as keyof typeof EXIT_CODES]));
  };
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}
