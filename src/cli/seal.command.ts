import type { Command } from 'commander';
import { SealService } from '../ledger/seal.service.js';
import { findCity } from './find-city.js';
import { printJson, printLine } from './print.js';
import { withServices } from './with-services.js';

export function define(program: Command): void {
  program
    .command('seal')
    .description('seals what was written into the ledger up to now, and shows the newest seal')
    .requiredOption('--city <code>', 'the city')
    .option('--json', 'answer in JSON')
    .action(seal);
}

async function seal(options: { city: string; json?: true }): Promise<void> {
  const head = await withServices(async (services) => {
    const city = await findCity(services, options.city);
    return services.get(SealService).seal(city.id);
  });
  if (options.json) return printJson(head ?? null);
  printLine(head ? `${head.block}: ${head.mac}` : '封印するものはまだありません。 There is nothing to seal yet.');
}
