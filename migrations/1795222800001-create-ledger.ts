import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class CreateLedger1795222800001 implements MigrationInterface {
  name = 'CreateLedger1795222800001';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800001-create-ledger.sql');
  }

  down(): Promise<void> {
    throw new Error('The ledger is never dropped by a migration: restore a backup instead.');
  }
}
