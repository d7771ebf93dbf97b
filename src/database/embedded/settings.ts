/** Names and values as in postgresql.conf. */
export type ServerSettings = Record<string, string | number>;

const DEFAULTS: ServerSettings = {
  listen_addresses: '127.0.0.1',
  // Only TCP: the path of a socket below a deep folder would be longer than the system allows.
  unix_socket_directories: '',
  max_connections: 100,
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  max_wal_size: '2GB',
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // What a statement was refused for may quote names; the program says itself what went wrong, without them.
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  jit: 'off',
  // A fresh ledger grows fast, and plans made while its tables were empty live until they are first analysed.
  autovacuum_naptime: '5s',
  // Each item of a ledger call takes up to three advisory locks, and many calls run at once.
  max_locks_per_transaction: 256,
  cluster_name: 'sankyu',
};

/**
 * The settings go on the command line of the server, so that a newer Sankyu needs no edit of an older cluster's files.
 */
export function settingArguments(settings: ServerSettings): string[] {
  return Object.entries({ ...DEFAULTS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
