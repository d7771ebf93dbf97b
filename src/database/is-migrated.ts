import { MIGRATIONS } from './migrate.js';

/**
 * Whether the database has every table migration that this program knows. False too while it has none at all.
 * @param query of any role that may read
 */
export async function isMigrated(query: (sql: string) => Promise<{ done: string | number }[]>): Promise<boolean> {
  try {
    const [row] = await query('select count(*)::int as done from schema_migrations');
    return Number(row?.done ?? 0) >= MIGRATIONS.length;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42P01') return false;
    throw error;
  }
}
