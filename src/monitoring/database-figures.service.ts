import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { DatabasePool } from '../database/servers/database-pool.js';
import { MonitoringSettings } from './monitoring-settings.js';

/** However often somebody asks, the database is asked once in this time. */
const FRESH_MS = 5_000;
/** The connection is given back when nobody has asked for so long. */
const IDLE_MS = 60_000;
const PATIENCE_MS = 3_000;

export interface Figure {
  figure: string;
  label: string | null;
  value: number | null;
}

/** What the database said, or that it said nothing in time. */
export interface Figures {
  reached: boolean;
  rows: Figure[];
}

/** What the application's own sessions are at; the function counts across cities, and may not see these. */
const OWN_SESSIONS = `
  select 'oldest_transaction' as figure, null as label,
         coalesce(max(extract(epoch from now() - xact_start)) filter (where pid <> pg_backend_pid()), 0)::float8 as value
    from pg_stat_activity where usename = current_user
  union all
  select 'waiting_for_locks', null, (count(*) filter (where wait_event_type = 'Lock'))::float8
    from pg_stat_activity where usename = current_user`;

/**
 * The figures of the database as a whole, by one connection of its own: it waits for no request, and no request for it.
 */
@Injectable()
export class DatabaseFiguresService implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Monitoring');
  private readonly pool: DatabasePool;
  private known: Figures = { reached: false, rows: [] };
  private knownAt = -Infinity;
  private asking: Promise<Figures> | undefined;

  constructor(private readonly settings: MonitoringSettings) {
    this.pool = new DatabasePool({
      connectionString: settings.appUrl,
      max: 1,
      idleTimeoutMillis: IDLE_MS,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      statement_timeout: PATIENCE_MS,
      application_name: 'sankyu-metrics',
    });
    // Told by the next who asks.
    this.pool.on('error', () => undefined);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.asking;
    await this.pool.end();
  }

  /** Never throws, and never older than five seconds. */
  async read(): Promise<Figures> {
    if (performance.now() - this.knownAt < FRESH_MS) return this.known;
    return (this.asking ??= this.ask().finally(() => (this.asking = undefined)));
  }

  private async ask(): Promise<Figures> {
    try {
      const rows = this.settings.ofTheDatabase ? await this.rows() : (await this.pool.query('select'), []);
      this.known = { reached: true, rows };
    } catch (err) {
      this.logger.warn({ err }, 'the database gives no figures');
      this.known = { reached: false, rows: [] };
    }
    this.knownAt = performance.now();
    return this.known;
  }

  private async rows(): Promise<Figure[]> {
    const asked = Date.now();
    const { rows } = await this.pool.query<Figure>(
      `select figure, label, value from monitoring_figures() union all ${OWN_SESSIONS}`,
    );
    const clock = rows.find(({ figure }) => figure === 'clock');
    // Between the question and the answer, the database's clock was read at some time.
    const skew = clock?.value ? clock.value - Math.min(Math.max(clock.value, asked / 1000), Date.now() / 1000) : null;
    return [...rows, { figure: 'clock_skew', label: null, value: skew }];
  }
}
