import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class CreateCity1795222800002 implements MigrationInterface {
  name = 'CreateCity1795222800002';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800002-create-city.sql');
  }

  down(): Promise<void> {
    throw new Error('The tables of the city are never dropped by a migration: restore a backup instead.');
  }
}
