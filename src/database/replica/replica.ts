import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ScopedPool } from '../scoped-pool.js';
import { Transactions } from '../transactions.js';
import { ReplicaLag } from './replica-lag.js';
import type { ReplicaSettings } from './replica-settings.js';

const CONNECTIONS = 5;
/** Also for a free connection: who would wait longer asks the server that takes writes. */
const CONNECTING_MS = 3_000;
const READ_ONLY = '25006';

/** Reads rows of one statement. */
export type Reads = Pick<Transactions, 'query'>;

/**
 * A hot standby that is asked for reports and for lists as files: what people look at, and what may be some seconds
 * old. Nothing is decided on it: only `reports/` and `lists/` know of it, and the database takes no write there. Where
 * there is none, or it is away or too far behind, the server that takes writes is asked; that nobody notices.
 */
@Injectable()
export class Replica implements Reads, OnApplicationShutdown {
  private static readonly besides = new WeakMap<Transactions, Replica>();
  /** Statements that were to be read here, by the server that answered them. */
  readonly reads = { replica: 0, primary: 0 };
  private readonly logger = new Logger('Replica');
  private readonly pool: ScopedPool | undefined;
  private readonly lag: ReplicaLag | undefined;

  constructor(
    private readonly transactions: Transactions,
    settings: ReplicaSettings | undefined,
  ) {
    Replica.besides.set(transactions, this);
    if (!settings) return;
    const pool = new ScopedPool({
      connectionString: settings.url,
      max: CONNECTIONS,
      connectionTimeoutMillis: CONNECTING_MS,
      keepAlive: true,
      options: '-c default_transaction_read_only=on',
      application_name: 'sankyu-reports',
    });
    // Idle ones that break are thrown away; who asks next is told.
    pool.on('error', () => undefined);
    this.pool = pool;
    this.lag = new ReplicaLag(
      (sql) => transactions.query(sql),
      async (sql, parameters) => (await pool.query(sql, parameters)).rows,
      settings.mostLagMs,
    );
  }

  /** The one of the same database, for lists, which are made with nothing but transactions. */
  static beside(transactions: Transactions): Reads {
    return Replica.besides.get(transactions) ?? transactions;
  }

  /** Rows of one statement that changes nothing, of the city of the scope, as they were some seconds ago at most. */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const { pool, lag, transactions } = this;
    // What runs in a transaction is to see what that transaction has written.
    if (!pool || !lag || transactions.active || !(await lag.isSmall())) {
      this.reads.primary += 1;
      return transactions.query<Row>(sql, parameters);
    }
    try {
      const { rows } = await pool.query(sql, parameters);
      this.reads.replica += 1;
      return rows as Row[];
    } catch (err) {
      if ((err as { code?: string }).code === READ_ONLY)
        throw new Error('A report was about to write.', { cause: err });
      this.logger.warn({ err }, 'the replica did not answer; the server that takes writes is asked');
      lag.lost();
      this.reads.primary += 1;
      return transactions.query<Row>(sql, parameters);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.end();
  }
}
