import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runSqlFile } from '../src/database/sql-files.js';

export class CreateSignals1795222800010 implements MigrationInterface {
  name = 'CreateSignals1795222800010';

  up(runner: QueryRunner): Promise<void> {
    return runSqlFile(runner, 'migrations/1795222800010-create-signals.sql');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table pressure_messages, pressure_reports, payout_holds, signal_settings, signal_steps, signals, refused_payments;
      drop index enrolment_events_applied;
      alter type ledger.claim_item drop attribute pair_monthly_cap_notes, drop attribute receiver_monthly_cap_notes;
      alter type ledger.give_item drop attribute pair_monthly_cap_notes, drop attribute receiver_monthly_cap_notes;
      alter type ledger.redeem_item drop attribute shop_daily_cap_notes;
      alter table programme_rules drop constraint programme_rules_more_caps_positive, drop column pair_monthly_cap_notes,
        drop column receiver_monthly_cap_notes, drop column shop_daily_cap_notes;
    `);
  }
}
