import { Command } from 'commander';
import { complain } from './complain.js';
import { nowRunning } from './running-command.js';

/** Each command has a file of its own, which is only loaded when it is wanted: a command starts quickly. */
const COMMANDS: Record<string, () => Promise<{ define(program: Command): void }>> = {
  import: () => import('./import.command.js'),
  issue: () => import('./issue.command.js'),
  invoice: () => import('./invoice.command.js'),
  invoices: () => import('./invoices.command.js'),
  receipts: () => import('./receipts.command.js'),
  arrears: () => import('./arrears.command.js'),
  split: () => import('./split.command.js'),
  close: () => import('./close.command.js'),
  settle: () => import('./settle.command.js'),
  settlements: () => import('./settlements.command.js'),
  payout: () => import('./payout.command.js'),
  report: () => import('./report.command.js'),
  verify: () => import('./verify.command.js'),
  simulate: () => import('./simulate.command.js'),
  'db-url': () => import('./db-url.command.js'),
  migrate: () => import('./migrate.command.js'),
  distribute: () => import('./distribute.command.js'),
  city: () => import('./city.command.js'),
  account: () => import('./account.command.js'),
  token: () => import('./token.command.js'),
  'bank-account': () => import('./bank-account.command.js'),
  certification: () => import('./certification.command.js'),
  enrolment: () => import('./enrolment.command.js'),
  recall: () => import('./recall.command.js'),
  clock: () => import('./clock.command.js'),
  seal: () => import('./seal.command.js'),
  erase: () => import('./erase.command.js'),
  keys: () => import('./keys.command.js'),
  mail: () => import('./mail.command.js'),
  backup: () => import('./backup.command.js'),
  restore: () => import('./restore.command.js'),
};

// Whoever reads has seen enough (`| head`); by then the work is done and the database left.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const words = process.argv.slice(2);
const program = new Command('sankyu')
  .description("The ledger behind a city's thank-you coupons (サンキュー)")
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .helpCommand(false)
  .hook('preAction', (_program, command) => nowRunning(command));

try {
  const wanted = COMMANDS[words[0] ?? ''];
  const loaded = await Promise.all((wanted ? [wanted] : Object.values(COMMANDS)).map((load) => load()));
  for (const command of loaded) command.define(program);
  await program.parseAsync(words, { from: 'user' });
} catch (error) {
  process.exitCode = complain(error, words.includes('--json'));
}
