import { InvalidArgumentError, type Command } from 'commander';
import { openDatabase } from '../database/open-database.js';
import { distribute, planOf, whatStandsWhere } from '../database/distribution/distribute.js';
import { WRONG_USE } from './complain.js';
import { printJson, printLine, printTable } from './print.js';

/** As many as Citus makes by itself: enough that they can be moved about among a few dozen nodes. */
const SHARDS = 32;

interface Options {
  database?: string;
  shards: number;
  plan?: true;
  json?: true;
}

export function define(program: Command): void {
  program
    .command('distribute')
    .description('spreads a migrated database over the nodes of a Citus cluster, by city (docs/operations.md)')
    .option('--database <url>', 'the coordinator, as the owner of the tables')
    .option('--shards <count>', 'into how many parts the cities are put', shardCount, SHARDS)
    .option('--plan', 'prints the statements and does nothing; needs no Citus, and without --database no cluster')
    .option('--json', 'answer in JSON')
    .action(spread);
}

function shardCount(text: string): number {
  const count = Number(text);
  if (!/^\d{1,5}$/.test(text) || count < 1 || count > 64_000) throw new InvalidArgumentError('1 to 64,000.');
  return count;
}

async function spread({ database, shards, plan, json }: Options): Promise<void> {
  if (plan) return showPlan(database, shards, json);
  if (database === undefined) return notProved(json);
  const done = await distribute(database, shards, (step) => {
    if (!json) printLine(`${step.sql};`);
  });
  const nodes = await whatStandsWhere(database);
  if (json) return printJson({ done: done.length, nodes });
  printLine(done.length === 0 ? '既に分散されています。 All of it is spread already.' : `${done.length} steps.`);
  printTable(
    ['ノード node', '部分 shards', '大きさ bytes'],
    nodes.map(({ node, shards: parts, bytes }) => [node, parts, bytes]),
  );
}

async function showPlan(database: string | undefined, shards: number, json?: true): Promise<void> {
  const opened = database === undefined ? await openDatabase() : undefined;
  try {
    const steps = await planOf(database ?? opened!.ownerUrl, shards);
    if (json) return printJson({ statements: steps.map(({ sql }) => sql) });
    for (const { sql } of steps) printLine(`${sql};`);
  } finally {
    await opened?.leave();
  }
}

/** There is no cluster to do it on, so nothing is shown to work; whoever runs this in a script must notice. */
function notProved(json?: true): void {
  process.exitCode = WRONG_USE;
  const how = 'npx sankyu distribute --database postgres://<owner>@<coordinator>/<database>';
  if (json) return printJson({ proved: false, how });
  printLine(`NOT PROVED: no cluster was named, so nothing was spread. Name one: ${how}`);
  printLine('The statements, without a cluster: npx sankyu distribute --plan');
}
