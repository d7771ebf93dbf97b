import type { DateIso } from '../../src/domain/date.js';
import type { BookKind } from '../../src/ledger/ledger-items.js';
import { LedgerCity } from './ledger-city.js';
import { freshDatabase, type TestDatabase } from './postgres.js';
import { openLedger, type OpenLedger } from './small-book.js';

/** The ledger by itself on a fresh database, by the application's role, with as many cities as a test wants. */
export interface LedgerBench extends OpenLedger {
  db: TestDatabase;
  /** Opens the book of a city that nobody else uses. A rehearsal on 2026-11-10 unless said otherwise. */
  city(kind?: BookKind, clockOn?: DateIso): Promise<LedgerCity>;
}

export async function ledgerBench(poolSize = 10): Promise<LedgerBench> {
  const db = await freshDatabase();
  const book = await openLedger(db.appUrl, poolSize);
  let cities = 0;
  return {
    ...book,
    db,
    city: async (kind = 'rehearsal', clockOn = '2026-11-10') => {
      const id = ++cities;
      await book.ledger.openBooks(id, kind, kind === 'live' ? null : clockOn);
      return new LedgerCity(id, book.ledger, book.transactions);
    },
    close: async () => {
      await book.close();
      await db.drop();
    },
  };
}
