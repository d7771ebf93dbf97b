import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class KeepCauses1795222800022 implements MigrationInterface {
  name = 'KeepCauses1795222800022';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800022-keep-causes.sql');
  }

  down(): Promise<void> {
    throw new Error(
      'Who was told what, and what was proved when, is never dropped by a migration: restore a backup instead.',
    );
  }
}
