import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class CreateWebhooks1795222800008 implements MigrationInterface {
  name = 'CreateWebhooks1795222800008';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800008-create-webhooks.sql');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table webhook_cursors, webhook_deliveries, webhook_subscriptions;
      alter table access_tokens drop constraint access_tokens_employer_fkey, drop constraint access_tokens_merchant_fkey,
        drop constraint access_tokens_shop_fkey, drop constraint access_tokens_employee_fkey, drop column scopes,
        drop column created_by, drop column last_used_at, drop column previous_hash, drop column previous_until;
      alter table shops drop constraint shops_merchant_and_id_key;
    `);
  }
}
