import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class CreatePasskeys1795222800012 implements MigrationInterface {
  name = 'CreatePasskeys1795222800012';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800012-create-passkeys.sql');
  }

  down(): Promise<void> {
    throw new Error('What people sign in with is never dropped by a migration: restore a backup instead.');
  }
}
