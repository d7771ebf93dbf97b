import { availableParallelism } from 'node:os';
import { DomainError } from '../domain/domain-error.js';

/** web answers requests, worker does what falls due, all does both. */
export type ProgramRole = 'web' | 'worker' | 'all';

const DEFAULT_PORT = 3000;
/** Connections to the database for requests; beyond them requests wait for their turn. */
const DEFAULT_POOL_SIZE = 20;
/** What all processes of one service take of the hundred that a PostgreSQL allows unless told otherwise. */
const DEFAULT_POOLS_TOGETHER = 80;

/** What an operator sets about the processes themselves, by environment variables. */
export interface ProcessSettings {
  role: ProgramRole;
  port: number;
  host: string;
  /** Web processes behind the one port. */
  processes: number;
  /** Connections to the database of one process. */
  poolSize: number;
  /** How long a process that is told to stop says that it is not ready, and answers still. */
  drainMs: number;
}

/**
 * ROLE, PORT, HOST, SANKYU_PROCESSES, SANKYU_POOL_SIZE, SANKYU_DRAIN_SECONDS.
 * @throws DomainError wrong_setting
 */
export function processSettings(environment: NodeJS.ProcessEnv = process.env): ProcessSettings {
  const whole = (name: string, otherwise: number, least: number, most: number) =>
    wholeNumber(name, environment[name] || String(otherwise), least, most);
  const processes =
    environment.SANKYU_PROCESSES === 'cores' ? availableParallelism() : whole('SANKYU_PROCESSES', 1, 1, 256);
  return {
    role: roleOf(environment.ROLE || 'all'),
    port: whole('PORT', DEFAULT_PORT, 0, 65_535),
    host: environment.HOST || '127.0.0.1',
    processes,
    poolSize: whole('SANKYU_POOL_SIZE', poolOfEach(processes), 1, 1_000),
    drainMs: whole('SANKYU_DRAIN_SECONDS', 0, 0, 600) * 1_000,
  };
}

function poolOfEach(processes: number): number {
  return Math.max(4, Math.min(DEFAULT_POOL_SIZE, Math.floor(DEFAULT_POOLS_TOGETHER / processes)));
}

function roleOf(text: string): ProgramRole {
  if (text === 'web' || text === 'worker' || text === 'all') return text;
  throw wrongSetting('ROLE', 'web, worker, all');
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw wrongSetting(name, `${least}-${most}`);
}

function wrongSetting(name: string, allowed: string): DomainError {
  return new DomainError({
    kind: 'invalid',
    code: 'wrong_setting',
    ja: `環境変数 ${name} の値が正しくありません（${allowed}）。`,
    en: `The environment variable ${name} makes no sense; it may be ${allowed}.`,
  });
}
