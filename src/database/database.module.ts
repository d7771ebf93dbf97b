import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { Replica } from './replica/replica.js';
import type { ReplicaSettings } from './replica/replica-settings.js';
import { ScopedPool } from './scoped-pool.js';
import { slowQueryMs, SlowQueryLog } from './slow-queries.js';
import { Transactions } from './transactions.js';
import { Vault } from './vault.js';

export interface DatabaseSettings {
  /** Connection string of the application's role, which owns nothing. */
  appUrl: string;
  /** Most connections that this process opens at once. */
  poolSize: number;
  /** A hot standby for reports, where there is one. */
  replica?: ReplicaSettings;
}

/** The data source of the whole program, by the application's role. Tables are made by `migrate`, never from entities. */
@Global()
@Module({})
export class DatabaseModule {
  static forUrl({ appUrl, poolSize, replica }: DatabaseSettings): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          driver: Object.create(pg, { Pool: { value: ScopedPool } }),
          url: appUrl,
          poolSize,
          autoLoadEntities: true,
          synchronize: false,
          applicationName: 'sankyu',
          retryAttempts: 3,
          retryDelay: 1000,
          maxQueryExecutionTime: slowQueryMs(),
          logger: new SlowQueryLog(),
        }),
      ],
      providers: [
        Transactions,
        Vault,
        {
          provide: Replica,
          useFactory: (primary: Transactions) => new Replica(primary, replica),
          inject: [Transactions],
        },
      ],
      exports: [Replica, Transactions, Vault],
    };
  }
}
