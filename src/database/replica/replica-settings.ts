import { DomainError } from '../../domain/domain-error.js';
import { addressesOf } from '../servers/addresses.js';

const DEFAULT_LAG_SECONDS = 5;

/** A hot standby for what is only looked at. */
export interface ReplicaSettings {
  /** Connection string of the application's role there. */
  url: string;
  /** How far it may be behind; further, and the server that takes writes is asked. */
  mostLagMs: number;
}

const wrongReplica = (variable: string) =>
  new DomainError({
    kind: 'invalid',
    code: 'wrong_replica',
    ja: `環境変数 ${variable} の値が正しくありません。DATABASE_REPLICA_URL はサーバー一つ、SANKYU_REPLICA_LAG_SECONDS は 1〜300 です。`,
    en: `The environment variable ${variable} makes no sense: DATABASE_REPLICA_URL names one server, SANKYU_REPLICA_LAG_SECONDS is 1-300.`,
  });

/**
 * DATABASE_REPLICA_URL and SANKYU_REPLICA_LAG_SECONDS (default 5).
 * @returns undefined where there is no replica
 * @throws DomainError wrong_replica
 */
export function replicaSettings(environment: NodeJS.ProcessEnv = process.env): ReplicaSettings | undefined {
  const { DATABASE_REPLICA_URL: url, SANKYU_REPLICA_LAG_SECONDS: seconds } = environment;
  if (!url) return undefined;
  if (addressesOf(url)) throw wrongReplica('DATABASE_REPLICA_URL');
  const most = Number(seconds || DEFAULT_LAG_SECONDS);
  if (!(most >= 1 && most <= 300)) throw wrongReplica('SANKYU_REPLICA_LAG_SECONDS');
  return { url, mostLagMs: most * 1_000 };
}
