import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A process, told apart from a later one that was given the same number: `<pid>-<start>`, fit for a file name.
 * The start is in the units of the system (clock ticks since boot on Linux) and is only ever compared.
 */
export type ProcessIdentity = string;

let own: ProcessIdentity | undefined;

export function ownIdentity(): ProcessIdentity {
  own ??= `${process.pid}-${startOf(process.pid) ?? '0'}`;
  return own;
}

/** Whether the process of this identity still runs. A name that is no identity belongs to nobody. */
export function isAlive(identity: ProcessIdentity): boolean {
  const [, pid, start] = /^(\d+)-(\w+)$/.exec(identity) ?? [];
  return pid !== undefined && startOf(Number(pid)) === start;
}

/** Whether a process of this number runs, and is a PostgreSQL server as far as the system can tell. */
export function isPostgres(pid: number): boolean {
  if (startOf(pid) === undefined) return false;
  return commandOf(pid).endsWith('postgres');
}

/** Undefined when no such process runs; a zombie, dead but not yet buried by its parent, does not run. */
function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') return linuxStartOf(pid);
  if (!answersSignals(pid)) return undefined;
  return ps(pid, 'lstart=').replace(/\W/g, '') || undefined;
}

function linuxStartOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command, in brackets, may itself hold blanks and brackets; the state follows it, the start is field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function commandOf(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'comm=');
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ps(pid: number, column: string): string {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
