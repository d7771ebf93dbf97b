import { forCity } from '../test/support/query.js';
import type { BenchCity } from './city.js';
import { type Figure, inTurns, median } from './compare.js';
import { HttpRedemptions } from './http-redemptions.js';
import type { BenchOptions } from './options.js';
import { Pgbench } from './pgbench.js';
import { openPgledger, transferScript } from './pgledger.js';
import type { BenchServer } from './server.js';
import { Service } from './service.js';
import { SqlRedemptions } from './sql-redemptions.js';

/** Longer than this, and 99 of 100 people at a till notice that they wait. */
const LONGEST_P99_MS = 50;
const WARM_UP_SECONDS = 3;

/** What the comparisons are run with. */
export interface Bench {
  server: BenchServer;
  city: BenchCity;
  /** The program pgbench. */
  program: string;
  options: BenchOptions;
  signal: AbortSignal;
}

export type Figures = Record<string, Figure>;

/** Redemptions over HTTP, with all that a request goes through, against TPC-B of pgbench. */
export async function httpAgainstTpcB({ server, city, program, options, signal }: Bench): Promise<Figures> {
  const { seconds, rounds } = options;
  const tpcB = new Pgbench(program, await server.newDatabase('tpcb'), server.dataDir, signal);
  await tpcB.initialise(20);
  const service = await Service.start(server, signal);
  try {
    const redemptions = new HttpRedemptions(service.url, city, signal);
    await redemptions.warmUp(WARM_UP_SECONDS);
    const figure = await inTurns(rounds, 1.5, {
      ours: () => server.settled(() => redemptions.aSecond(seconds)),
      theirs: () => server.settled(() => tpcB.transactionsPerSecond({ clients: 8, seconds })),
    });
    const p99Ms = median(redemptions.p99Ms);
    return {
      'redemptions/s over HTTP, 128 connections : TPC-B transactions/s, 8 clients': figure,
      'ms within which 99 of 100 of them are answered : 50 ms': {
        value: p99Ms,
        against: LONGEST_P99_MS,
        ratio: p99Ms / LONGEST_P99_MS,
        reach: 1,
        better: 'lower',
      },
    };
  } finally {
    await service.stop();
  }
}

/** Redemptions by SQL call against transfers of pgledger, both driven by pgbench with prepared statements. */
export async function sqlAgainstPgledger(bench: Bench, clone: string): Promise<Figures> {
  const { server, city, program, options, signal } = bench;
  const { seconds, rounds } = options;
  const url = await server.newDatabase('pgledger');
  await openPgledger(url, clone, city.wallets);
  const pgledger = new Pgbench(program, url, server.dataDir, signal);
  const script = transferScript(city.wallets);
  const ours = forCity(server.appUrl, city.id);
  const redemptions = new SqlRedemptions(new Pgbench(program, ours, server.dataDir, signal), ours, city);
  const against = (items: number, clients: number, reach: number) =>
    inTurns(rounds, reach, {
      ours: () => server.settled(() => redemptions.aSecond(items, { clients, seconds })),
      theirs: () => server.settled(() => pgledger.transactionsPerSecond({ clients: 8, seconds, script })),
    });
  return {
    'redemptions/s by SQL, 32 a call, 2 clients : pgledger transfers/s, 8 clients': await against(32, 2, 6),
    'redemptions/s by SQL, 1 a call, 8 clients : pgledger transfers/s, 8 clients': await against(1, 8, 1.5),
  };
}
