import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class CreateTill1795222800007 implements MigrationInterface {
  name = 'CreateTill1795222800007';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800007-create-till.sql');
  }

  down(): Promise<void> {
    throw new Error('The tables of the till are never dropped by a migration: restore a backup instead.');
  }
}
