import type { Command } from 'commander';
import { VerifyService } from '../ledger/verify.service.js';
import { REFUSED } from './complain.js';
import { findCity } from './find-city.js';
import { printJson, printLine, printTable } from './print.js';
import { withServices } from './with-services.js';

export function define(program: Command): void {
  program
    .command('verify')
    .description(
      're-proves every rule of the ledger from its transfers and its seals; exit code 1 when anything differs',
    )
    .requiredOption('--city <code>', 'the city')
    .option('--json', 'answer in JSON')
    .action(verify);
}

async function verify(options: { city: string; json?: true }): Promise<void> {
  const verification = await withServices(async (services) => {
    const city = await findCity(services, options.city);
    return services.get(VerifyService).verify(city.id);
  });
  if (!verification.ok) process.exitCode = REFUSED;
  if (options.json) return printJson(verification);
  printTable(['確認したもの checked', '件数 count'], Object.entries(verification.checked));
  if (verification.ok) return printLine('相違はありません。 Nothing differs.');
  printLine(`相違 ${verification.differences.length}件 differences:`);
  for (const difference of verification.differences) printLine(JSON.stringify(difference));
}
