import pg from 'pg';
import { DatabaseClient } from './database-client.js';

/** Connections to the database, wherever it is to be found. */
export class DatabasePool extends pg.Pool {
  constructor(config: pg.PoolConfig = {}) {
    super({ ...config, Client: DatabaseClient });
    // Whoever has borrowed a connection that breaks learns it from the statement that fails. The event is heard as well:
    // between being lent and being used nobody else listens, and an error that nobody hears ends the process.
    this.on('connect', (client) => client.on('error', () => undefined));
  }
}
