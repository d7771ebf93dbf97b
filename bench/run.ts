/** What `npm run bench` runs: see docs/performance.md. */
import 'reflect-metadata';
import { cpus, totalmem } from 'node:os';
import { jstDateOf } from '../src/domain/date.js';
import { monthOf } from '../src/domain/month.js';
import { findChromium } from '../test/browser/support/open-browser.js';
import { makeCity, NOTES_A_WALLET } from './city.js';
import { closingAMonth } from './closing.js';
import { type Figure, isReached } from './compare.js';
import { type Bench, type Figures, httpAgainstTpcB, sqlAgainstPgledger } from './comparisons.js';
import { type BenchOptions, type Part, readOptions, USAGE } from './options.js';
import { exportingAYear } from './export.js';
import { issuingToAll } from './issuing.js';
import { makeCityWithHistory } from './long-history.js';
import { pagesWithHistory, SHORT } from './pages.js';
import { findPgbench } from './pgbench.js';
import { walletOnAPhone } from './wallet-on-a-phone.js';
import { BenchServer } from './server.js';
import { startingAgain } from './start.js';

/** More than one machine of today redeems in a second, by whatever way, over all comparisons of a round. */
const MOST_A_SECOND = 30_000;
const FEWEST_WALLETS = 5_000;

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => stopping.abort(new Error('The bench was stopped.')));
}
const tell = (line: string) => process.stderr.write(`${line}\n`);

try {
  const options = readOptions(process.argv.slice(2));
  const figures = await run(options);
  process.stdout.write(options.json ? `${JSON.stringify(figures, null, 2)}\n` : asText(figures));
} catch (error) {
  tell(error instanceof Error ? error.message : String(error));
  if (error instanceof TypeError || error instanceof RangeError) tell(USAGE);
  process.exitCode = 1;
}

async function run(options: BenchOptions): Promise<Figures> {
  const { part, rounds } = options;
  tell(
    `${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed()} GB; ${rounds} rounds of ${options.seconds} s a side`,
  );
  const wants = (...parts: Part[]) => part === undefined || parts.includes(part);
  const figures: Figures = {};
  // In a process of its own: before a database of this bench takes its share of the machine.
  if (wants('start')) Object.assign(figures, await startingAgain(rounds, stopping.signal));
  if (wants('paint')) Object.assign(figures, await paint(rounds));
  if (wants('http', 'sql')) Object.assign(figures, await withServer((server) => redemptions(server, options)));
  if (wants('issuing')) {
    Object.assign(figures, await withServer((server) => issuingToAll(server, options, stopping.signal)));
  }
  if (wants('pages', 'export')) {
    Object.assign(figures, await withServer((server) => longHistory(server, options)));
  }
  if (wants('closing')) Object.assign(figures, await withServer((server) => closingAMonth(server, options)));
  return figures;
}

async function paint(rounds: number): Promise<Figures> {
  if (findChromium()) return walletOnAPhone(rounds, stopping.signal);
  tell('Left out: the wallet on a phone. Chromium is needed; on Debian and Ubuntu: apt install chromium.');
  return {};
}

async function redemptions(server: BenchServer, options: BenchOptions): Promise<Figures> {
  const program = findPgbench();
  if (!program) {
    tell('Left out: redemptions. pgbench is needed; on Debian and Ubuntu: apt install postgresql.');
    return {};
  }
  const { seconds, rounds, part, pgledger } = options;
  const wallets = Math.max(FEWEST_WALLETS, Math.ceil((seconds * rounds * MOST_A_SECOND) / (NOTES_A_WALLET * 0.6)));
  const city = await makeCity(server.appUrl, wallets, monthOf(jstDateOf(new Date())));
  await server.analyse();
  const bench: Bench = { server, city, program, options, signal: stopping.signal };
  const figures: Figures = {};
  if (part !== 'sql') Object.assign(figures, await httpAgainstTpcB(bench));
  if (part !== 'http') {
    if (pgledger === undefined) {
      tell('Left out: SQL calls against pgledger. Clone github.com/pgr0ss/pgledger and name it with --pgledger.');
    } else Object.assign(figures, await sqlAgainstPgledger(bench, pgledger));
  }
  return figures;
}

async function longHistory(server: BenchServer, options: BenchOptions): Promise<Figures> {
  const city = await makeCityWithHistory(server, options.transfers, SHORT);
  tell(`A city with ${city.transfers} transfers was made.`);
  const figures: Figures = {};
  if (options.part !== 'export') Object.assign(figures, await pagesWithHistory(server, city, options, stopping.signal));
  if (options.part !== 'pages') Object.assign(figures, await exportingAYear(server, city, stopping.signal));
  return figures;
}

async function withServer<T>(work: (server: BenchServer) => Promise<T>): Promise<T> {
  const server = await BenchServer.start();
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

function asText(figures: Figures): string {
  const line = (name: string, figure: Figure) => {
    const { value, against, ratio, reach, better } = figure;
    const aim = `${better === 'higher' ? 'at least' : 'at most'} ${reach}`;
    return `${name}\n  ${value.toFixed()} : ${against.toFixed()} = ${ratio.toFixed(2)} (${aim}: ${isReached(figure) ? 'reached' : 'NOT reached'})\n`;
  };
  return Object.entries(figures)
    .map(([name, figure]) => line(name, figure))
    .join('');
}
