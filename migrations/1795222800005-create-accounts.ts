import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class CreateAccounts1795222800005 implements MigrationInterface {
  name = 'CreateAccounts1795222800005';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800005-create-accounts.sql');
  }

  down(): Promise<void> {
    throw new Error('Accounts and roles are never dropped by a migration: restore a backup instead.');
  }
}
