import { complain } from '../cli/complain.js';

/** For the requests and jobs that are being done when the program is asked to stop. */
const FINISHING_MS = 6_000;
/** For what is left after them: connections that are closed, the database that stops. */
const CLOSING_MS = 3_000;
/** npm passes on a Ctrl-C that the terminal has sent to everybody already: within this time two are one. */
const SAME_SIGNAL_MS = 1_000;

/** How a process goes. */
export interface Going {
  /** How long the requests and jobs may take that are being done. */
  finishingMs: number;
  /** Whether another process is there already, at the same address: nobody has to be told to go elsewhere. */
  succeeded: boolean;
}

const USUALLY: Going = { finishingMs: FINISHING_MS, succeeded: false };

type Step = (going: Going) => Promise<unknown>;

/** What is to be ended before the process is, the newest first. */
export class Ending {
  /** How long the process goes on answering before it begins to end. */
  drainMs = 0;
  private readonly steps: Step[] = [];
  private askedAt: number | undefined;

  /** Whether somebody has asked for the end. */
  get asked(): boolean {
    return this.askedAt !== undefined;
  }

  /** This is to be ended before everything that was there before it. */
  begin(step: Step): void {
    this.steps.unshift(step);
  }

  /** Ends in order when the system says so; told a second time, at once. */
  atSignals(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.atSignal());
  }

  /** Ends everything in order, the database last, and then the process; in less than ten seconds, unless told to drain. */
  async stop(code: number, going = USUALLY, steps = this.steps): Promise<void> {
    this.askedAt ??= Date.now();
    setTimeout(() => process.exit(1), this.drainMs + going.finishingMs + CLOSING_MS).unref();
    for (const end of steps) await end(going).catch(() => undefined);
    process.exit(code);
  }

  /** Says why the program cannot go on, and ends it; unless it is ending anyway. */
  async fail(error: unknown): Promise<void> {
    if (!this.asked) await this.stop(complain(error, false));
  }

  private atSignal(): void {
    const now = Date.now();
    if (this.askedAt === undefined) void this.stop(0);
    else if (now - this.askedAt > SAME_SIGNAL_MS)
      void this.stop(1, { ...USUALLY, finishingMs: 0 }, this.steps.slice(-1));
  }
}
