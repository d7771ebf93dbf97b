import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class CreateAudit1795222800009 implements MigrationInterface {
  name = 'CreateAudit1795222800009';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800009-create-audit.sql');
  }

  down(): Promise<void> {
    throw new Error('The audit log is never dropped by a migration: restore a backup instead.');
  }
}
