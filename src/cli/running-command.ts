import type { Command } from 'commander';

/** The command that this process runs, for the audit log; never with what it was given. */
export interface RunningCommand {
  /** e.g. `payout approve` */
  name: string;
  /** The person named by `--as`, where the command has that. */
  as?: string;
}

let running: RunningCommand = { name: 'unknown' };

/** To be called before the command's own work. */
export function nowRunning(command: Command): void {
  const names: string[] = [];
  for (let one: Command | null = command; one?.parent; one = one.parent) names.unshift(one.name());
  const { as } = command.opts<{ as?: unknown }>();
  running = { name: names.join(' '), ...(typeof as === 'string' ? { as } : {}) };
}

export function runningCommand(): RunningCommand {
  return running;
}
