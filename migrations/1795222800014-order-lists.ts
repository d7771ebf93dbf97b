import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class OrderLists1795222800014 implements MigrationInterface {
  name = 'OrderLists1795222800014';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800014-order-lists.sql');
  }

  down(): Promise<void> {
    throw new Error('A migration is never taken back: restore a backup instead.');
  }
}
