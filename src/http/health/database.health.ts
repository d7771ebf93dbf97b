import { Injectable } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { isMigrated } from '../../database/is-migrated.js';
import { Transactions } from '../../database/transactions.js';

const PATIENCE_MS = 3_000;

/** The database answers, and has the tables that this program was written for. */
@Injectable()
export class DatabaseHealth {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly transactions: Transactions,
  ) {}

  async check() {
    const indicator = this.indicators.check('database');
    try {
      const migrated = await withPatience(isMigrated((sql) => this.transactions.query(sql)));
      return migrated ? indicator.up() : indicator.down('not migrated');
    } catch {
      return indicator.down('cannot be reached');
    }
  }
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
