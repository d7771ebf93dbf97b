import pg from 'pg';
import { DatabaseClient } from './database-client.js';

/** Connections to the database, wherever it is to be found. */
export class DatabasePool extends pg.Pool {
  constructor(config: pg.PoolConfig = {}) {
    super({ ...config, Client: DatabaseClient });
  }
}
