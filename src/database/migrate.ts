import { runMigrations } from 'bullmq';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { CreateLedger1795222800001 } from '../../migrations/1795222800001-create-ledger.js';
import { CreateCity1795222800002 } from '../../migrations/1795222800002-create-city.js';
import { CreateFinance1795222800003 } from '../../migrations/1795222800003-create-finance.js';
import { CreateTasks1795222800004 } from '../../migrations/1795222800004-create-tasks.js';
import { CreateAccounts1795222800005 } from '../../migrations/1795222800005-create-accounts.js';
import { CreateLetters1795222800006 } from '../../migrations/1795222800006-create-letters.js';
import { CreateTill1795222800007 } from '../../migrations/1795222800007-create-till.js';
import { CreateWebhooks1795222800008 } from '../../migrations/1795222800008-create-webhooks.js';
import { CreateAudit1795222800009 } from '../../migrations/1795222800009-create-audit.js';
import { CreateSignals1795222800010 } from '../../migrations/1795222800010-create-signals.js';
import { CreatePasskeys1795222800012 } from '../../migrations/1795222800012-create-passkeys.js';
import { WithdrawPayouts1795222800013 } from '../../migrations/1795222800013-withdraw-payouts.js';
import { OrderLists1795222800014 } from '../../migrations/1795222800014-order-lists.js';
import { KeepDifferentChildren1795222800018 } from '../../migrations/1795222800018-keep-different-children.js';
import { TakeRedemptionsTyped1795222800019 } from '../../migrations/1795222800019-take-redemptions-typed.js';
import { KeepCauses1795222800022 } from '../../migrations/1795222800022-keep-causes.js';
import { FindByTime1795222800023 } from '../../migrations/1795222800023-find-by-time.js';
import { TellInTurn1795222800024 } from '../../migrations/1795222800024-tell-in-turn.js';
import { applyFunctions } from './apply-functions.js';
import { auditTables } from './audited-tables.js';
import { ensureRoles, grantToApplication, roleOf } from './roles.js';
import { keepCitiesApart, mustBeKeptApart } from './row-security.js';
import { DatabaseClient } from './servers/database-client.js';
import { DatabasePool } from './servers/database-pool.js';

export const MIGRATIONS = [
  CreateLedger1795222800001,
  CreateCity1795222800002,
  CreateFinance1795222800003,
  CreateTasks1795222800004,
  CreateAccounts1795222800005,
  CreateLetters1795222800006,
  CreateTill1795222800007,
  CreateWebhooks1795222800008,
  CreateAudit1795222800009,
  CreateSignals1795222800010,
  CreatePasskeys1795222800012,
  WithdrawPayouts1795222800013,
  OrderLists1795222800014,
  KeepDifferentChildren1795222800018,
  TakeRedemptionsTyped1795222800019,
  KeepCauses1795222800022,
  FindByTime1795222800023,
  TellInTurn1795222800024,
];

/** One migrator at a time in a database; any other number would do as well. */
const MIGRATION_LOCK = 7_339_001;

/** What a cluster is told (docs/operations.md): one part after the other, and triggers on every one. Means nothing elsewhere. */
const ON_A_CLUSTER = '-c citus.multi_shard_modify_mode=sequential -c citus.enable_unsafe_triggers=on';

/**
 * Brings a database to the newest shape: tables by immutable migrations, then the SQL functions whose text changed,
 * the tables of the job queue, row security, and the rights of the application's role. Safe to run at every start and by
 * several processes at once; the later ones wait and find nothing left to do.
 *
 * @param ownerUrl connection string of the owner, who may create roles and schemas
 * @param appUrl connection string of the application; its role is created with that password when it is missing
 * @throws DomainError app_role_sees_all
 */
export async function migrate(ownerUrl: string, appUrl: string): Promise<void> {
  const client = new DatabaseClient({ connectionString: ownerUrl, options: ON_A_CLUSTER });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureRoles(client, appUrl);
    await runTableMigrations(ownerUrl);
    await applyFunctions(client);
    await auditTables(client);
    await runMigrations(client, 'bullmq');
    await keepCitiesApart(client);
    await mustBeKeptApart(client, roleOf(appUrl));
    await grantToApplication(client, appUrl);
  } finally {
    await client.end();
  }
}

async function runTableMigrations(ownerUrl: string): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    driver: Object.create(pg, { Pool: { value: DatabasePool } }),
    url: ownerUrl,
    extra: { options: ON_A_CLUSTER },
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migrations',
  });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}
