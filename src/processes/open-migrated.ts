import cluster from 'node:cluster';
import { migrate } from '../database/migrate.js';
import { openDatabase, type OpenDatabase } from '../database/open-database.js';
import { untilMigrated } from '../database/until-migrated.js';
import type { Ending } from './ending.js';
import type { ProgramRole } from './settings.js';

/**
 * The database in the shape for which this program was written. Of several processes of one service the keeper brings
 * it there, and the others wait; so does a worker by itself, which may not be the owner.
 * @throws DomainError, EmbeddedPostgresError with plain words for the operator
 */
export async function openMigrated(role: ProgramRole, ending: Ending): Promise<OpenDatabase> {
  const joining = openDatabase();
  ending.begin(async () => (await joining).leave());
  const database = await joining;
  const migrates = !cluster.isWorker && (database.embedded || role !== 'worker');
  if (migrates) await migrate(database.ownerUrl, database.appUrl);
  else await untilMigrated(database.appUrl);
  return database;
}
