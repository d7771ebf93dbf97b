import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class CreateFinance1795222800003 implements MigrationInterface {
  name = 'CreateFinance1795222800003';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800003-create-finance.sql');
  }

  down(): Promise<void> {
    throw new Error('The papers of the city are never dropped by a migration: restore a backup instead.');
  }
}
