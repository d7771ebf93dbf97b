import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class CreateLetters1795222800006 implements MigrationInterface {
  name = 'CreateLetters1795222800006';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800006-create-letters.sql');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table people.letters');
  }
}
