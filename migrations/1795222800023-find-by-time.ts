import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class FindByTime1795222800023 implements MigrationInterface {
  name = 'FindByTime1795222800023';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800023-find-by-time.sql');
  }

  down(): Promise<void> {
    throw new Error('A migration is never taken back: restore a backup instead.');
  }
}
