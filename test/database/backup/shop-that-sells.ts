import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedLease, joinEmbeddedPostgres } from '../../../src/database/embedded/join-embedded-postgres.js';
import { migrate } from '../../../src/database/migrate.js';
import { query } from '../../support/query.js';
import { issueTo, openLedger, type OpenLedger, openSmallBook, pay, type SmallBook } from '../../support/small-book.js';

const CITY = 1;
const BETWEEN_PAYMENTS_MS = 20;

/** A city in an embedded database of its own, at whose one shop somebody pays with single notes. */
export class ShopThatSells {
  /** The operations that are no payments: each of three months' coupons was issued by one. */
  readonly issued = 3;
  /** The ids of the payments that were answered. */
  readonly acknowledged: string[] = [];

  private constructor(
    private readonly database: Pick<EmbeddedLease, 'adminUrl'>,
    private readonly book: OpenLedger,
    private readonly small: SmallBook,
  ) {}

  static async open(database: Omit<EmbeddedLease, 'leave'>): Promise<ShopThatSells> {
    const { adminUrl, ownerUrl, appUrl } = database;
    await migrate(ownerUrl, appUrl);
    await query(adminUrl, `insert into cities (id, code, name, kind) values (${CITY}, 'kita', '北川市', 'rehearsal')`);
    const book = await openLedger(appUrl);
    const small = await openSmallBook(book, CITY);
    const many = {
      month: '2026-03',
      issuedMonth: '2026-04',
      expiresOn: '2026-09-30',
      employerYen: 500_000,
      cityYen: 500_000,
    };
    await issueTo(book, CITY, [small.mother], many);
    return new ShopThatSells(database, book, small);
  }

  async sell(payments: number): Promise<void> {
    for (let n = 0; n < payments; n += 1) {
      const key = `payment ${this.acknowledged.length}`;
      const [answer] = await pay(this.book, this.small, key, this.small.mother, 1);
      if (!answer?.operationId) throw new Error(`The payment was answered ${answer?.status}.`);
      this.acknowledged.push(answer.operationId);
    }
  }

  /** Sells on and on until that has ended, and answers what it gave. */
  async sellDuring<T>(work: Promise<T>): Promise<T> {
    let ended = false;
    const end = () => (ended = true);
    work.then(end, end);
    while (!ended) {
      await this.sell(1);
      await sleep(BETWEEN_PAYMENTS_MS);
    }
    return work;
  }

  seal() {
    return this.book.seals.seal(CITY);
  }

  /** By the database's clock, with room on either side: nothing is sold at that very millisecond. */
  async moment(): Promise<string> {
    await sleep(20);
    const [row] = await query(
      this.database.adminUrl,
      `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS+00:00') as now`,
    );
    await sleep(20);
    return row!.now!;
  }

  /** Ends the segment of the log that is being written, and waits until the archive has it. */
  async archiveAll(): Promise<void> {
    const [segment] = await query(this.database.adminUrl, 'select pg_walfile_name(pg_switch_wal()) as name');
    for (let tries = 0; tries < 400; tries += 1) {
      const [row] = await query(this.database.adminUrl, 'select last_archived_wal as name from pg_stat_archiver');
      if ((row?.name ?? '') >= segment!.name!) return;
      await sleep(50);
    }
    throw new Error(`${segment!.name} was not archived.`);
  }

  /** Ends the connection of a backup that has begun to copy. */
  async breakBackup(): Promise<void> {
    const end = `select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_backup_start%' and state = 'idle'`;
    while ((await query(this.database.adminUrl, end)).length === 0) await sleep(5);
  }

  close(): Promise<void> {
    return this.book.close();
  }
}

/** The payments that a data folder's database has. */
export async function paymentsIn(dataDir: string): Promise<string[]> {
  const lease = await joinEmbeddedPostgres({ dataDir });
  try {
    const rows = await query(lease.adminUrl, `select id from ledger.operations where code = 'redeem'`);
    return rows.map(({ id }) => id!);
  } finally {
    await lease.leave();
  }
}
