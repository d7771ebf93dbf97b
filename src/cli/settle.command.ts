import type { Command } from 'commander';
import type { Month } from '../domain/month.js';
import { SettleMonthService } from '../payouts/settle-month.service.js';
import { month } from './arguments.js';
import { findCity } from './find-city.js';
import { printJson, printLine, yen } from './print.js';
import { withServices } from './with-services.js';

interface Options {
  city: string;
  json?: true;
}

export function define(program: Command): void {
  program
    .command('settle')
    .description('makes the settlements (精算) of a month whose closing was approved; again it adds nothing')
    .argument('<month>', 'the month, e.g. 2026-04', month)
    .requiredOption('--city <code>', 'the city')
    .option('--json', 'answer in JSON')
    .action(settle);
}

async function settle(closed: Month, { city: code, json }: Options): Promise<void> {
  const settled = await withServices(async (services) => {
    const { id } = await findCity(services, code);
    return services.get(SettleMonthService).settle(id, closed);
  });
  if (json) return printJson(settled);
  printLine(`${settled.month}  精算 ${settled.settlements}件 settlements  ${yen(settled.amount)}`);
}
