import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class CreateTasks1795222800004 implements MigrationInterface {
  name = 'CreateTasks1795222800004';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800004-create-tasks.sql');
  }

  down(): Promise<void> {
    throw new Error('What was asked of the city and done is never dropped by a migration: restore a backup instead.');
  }
}
