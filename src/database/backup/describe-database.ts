import type { Client } from 'pg';
import { nothingToBackUp } from './backup.errors.js';
import type { BackedUpCity, BackupManifest } from './manifest.js';

type Described = Pick<BackupManifest, 'startedAt' | 'server' | 'migration' | 'cities'>;

/**
 * What a database is and how far its cities' seals go.
 * @param client sees the rows of all cities
 * @throws DomainError nothing_to_back_up when it was never migrated
 */
export async function describeDatabase(client: Client): Promise<Described> {
  const { rows } = await client.query<{
    startedAt: Date;
    version: string;
    systemIdentifier: string;
    name: string;
    there: boolean;
  }>(
    `select clock_timestamp() as "startedAt", current_setting('server_version') as version,
            (select system_identifier::text from pg_control_system()) as "systemIdentifier",
            current_database() as name,
            to_regclass('schema_migrations') is not null and to_regclass('ledger.seals') is not null as there`,
  );
  const { startedAt, version, systemIdentifier, name, there } = rows[0]!;
  if (!there) throw nothingToBackUp(name);
  const migrations = await client.query<{ name: string }>(
    'select name from schema_migrations order by id desc limit 1',
  );
  const cities = await client.query<BackedUpCity>(
    `select c.code, c.name, s.block::text, encode(s.mac, 'hex') as mac
       from cities c left join lateral
            (select block, mac from ledger.seals where city_id = c.id order by block desc limit 1) s on true
      order by c.code`,
  );
  return {
    startedAt: startedAt.toISOString(),
    server: { version, major: parseInt(version, 10), systemIdentifier },
    migration: migrations.rows[0]?.name ?? null,
    cities: cities.rows,
  };
}

/** Whether the server archives its log, and whether the newest segment that it tried was taken. */
export async function describeArchiving(client: Client): Promise<{ on: boolean; failing: boolean }> {
  const { rows } = await client.query<{ on: boolean; failing: boolean }>(
    `select current_setting('archive_mode') = 'on' as on,
            coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) as failing
       from pg_stat_archiver`,
  );
  return rows[0]!;
}
