import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class WithdrawPayouts1795222800013 implements MigrationInterface {
  name = 'WithdrawPayouts1795222800013';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800013-withdraw-payouts.sql');
  }

  down(): Promise<void> {
    throw new Error('That a batch was withdrawn is never forgotten by a migration: restore a backup instead.');
  }
}
