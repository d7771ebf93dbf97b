import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class TakeRedemptionsTyped1795222800019 implements MigrationInterface {
  name = 'TakeRedemptionsTyped1795222800019';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800019-take-redemptions-typed.sql');
  }

  down(): Promise<void> {
    throw new Error('A migration is never taken back: restore a backup instead.');
  }
}
