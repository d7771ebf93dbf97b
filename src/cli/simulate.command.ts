import type { Command } from 'commander';
import type { Month } from '../domain/month.js';
import { SimulateService } from '../simulation/simulate.service.js';
import { month, wholeNumber } from './arguments.js';
import { findCity } from './find-city.js';
import { printJson, printLine, printTable } from './print.js';
import { showProgress } from './show-progress.js';
import { withSealedServices } from './with-services.js';

interface Options {
  city: string;
  from: Month;
  to: Month;
  seed: number;
  turnover?: true;
  json?: true;
}

export function define(program: Command): void {
  program
    .command('simulate')
    .description('lives through months of a rehearsal city: issue, thanks, redemptions, voids, recalls, expiry')
    .requiredOption('--city <code>', 'the city; never a live one')
    .requiredOption('--from <month>', 'the first month', month)
    .requiredOption('--to <month>', 'the last month', month)
    .option('--seed <number>', 'another number tells another story', wholeNumber, 1)
    .option('--turnover', 'parents also leave, go on leave again and return, so that later months issue to fewer')
    .option('--json', 'answer in JSON')
    .action(simulate);
}

async function simulate({ city: code, from, to, seed, turnover, json }: Options): Promise<void> {
  const simulated = await withSealedServices(async (services) => {
    const city = await findCity(services, code);
    const bar = showProgress(`${from} - ${to}`);
    try {
      return await services.get(SimulateService).simulate(city.id, {
        from,
        to,
        seed,
        turnover,
        onProgress: ({ days, ofDays }) => bar.update(days, ofDays),
      });
    } finally {
      bar.stop();
    }
  });
  if (json) return printJson(simulated);
  printLine(`${from} - ${to}（日付 clock: ${simulated.clock}）`);
  printTable(
    ['種類 kind', '件数 operations', '金額 yen'],
    Object.entries(simulated.totals).map(([kind, { operations, amount }]) => [kind, operations, amount]),
  );
  printTable(['拒否 refused', '件数 count'], Object.entries(simulated.refused));
}
