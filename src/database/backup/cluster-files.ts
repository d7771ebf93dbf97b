/**
 * Which files of a cluster belong in a base backup (PostgreSQL's documentation, "Making a Base Backup Using the Low
 * Level API"). What is left out belongs to the server that runs, or is made anew at the start.
 */
const MADE_ANEW = [
  'pg_wal/',
  'pg_replslot/',
  'pg_dynshmem/',
  'pg_notify/',
  'pg_serial/',
  'pg_snapshots/',
  'pg_stat_tmp/',
  'pg_subtrans/',
];
const OF_THE_SERVER = [
  'postmaster.pid',
  'postmaster.opts',
  'current_logfiles',
  'backup_label',
  'backup_label.old',
  'tablespace_map',
  'tablespace_map.old',
  'recovery.signal',
  'standby.signal',
];

/** Copied last, and only once it is at rest. */
export const CONTROL_FILE = 'global/pg_control';

/** @param path in the cluster, with slashes */
export function belongsInBackup(path: string): boolean {
  if (path === CONTROL_FILE || OF_THE_SERVER.includes(path)) return false;
  if (MADE_ANEW.some((folder) => path.startsWith(folder))) return false;
  return !path.split('/').some((name) => name.startsWith('pgsql_tmp') || name.startsWith('pg_internal.init'));
}

/** Folders that the server wants to find, even when there is nothing in them. */
export const CLUSTER_FOLDERS = [
  'base',
  'global',
  'pg_commit_ts',
  'pg_dynshmem',
  'pg_logical/mappings',
  'pg_logical/snapshots',
  'pg_multixact/members',
  'pg_multixact/offsets',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_tblspc',
  'pg_twophase',
  'pg_wal/archive_status',
  'pg_xact',
];
