import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class KeepDifferentChildren1795222800018 implements MigrationInterface {
  name = 'KeepDifferentChildren1795222800018';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800018-keep-different-children.sql');
  }

  down(): Promise<void> {
    throw new Error('What the city has found out is never dropped by a migration: restore a backup instead.');
  }
}
