import type { Command } from 'commander';
import { ArrearsService } from '../billing/arrears.service.js';
import { findCity } from './find-city.js';
import { printJson, printLine, printTable } from './print.js';
import { withServices } from './with-services.js';

export function define(program: Command): void {
  program
    .command('arrears')
    .description("what employers owe, by how many days it is overdue (未収), on the city's today")
    .requiredOption('--city <code>', 'the city')
    .option('--json', 'answer in JSON')
    .action(arrears);
}

async function arrears({ city: code, json }: { city: string; json?: true }): Promise<void> {
  const found = await withServices(async (services) => {
    const { id } = await findCity(services, code);
    return services.get(ArrearsService).of(id);
  });
  if (json) return printJson(found);
  printLine(`${found.on} 現在 as of`);
  printTable(
    [
      '企業 employer',
      '期限内 not due',
      '1-30日',
      '31-60日',
      '61-90日',
      '91日-',
      '未収 open',
      '充当待ち credits',
      '配付 issuing',
    ],
    found.employers.map((one) => [
      one.employerName,
      one.notDue,
      one.days1To30,
      one.days31To60,
      one.days61To90,
      one.over90Days,
      one.open,
      one.creditsWaiting,
      one.issuingStopped ? '停止 stopped' : '-',
    ]),
  );
}
