import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class TellInTurn1795222800024 implements MigrationInterface {
  name = 'TellInTurn1795222800024';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800024-tell-in-turn.sql');
  }

  down(): Promise<void> {
    throw new Error('A migration is never taken back: restore a backup instead.');
  }
}
