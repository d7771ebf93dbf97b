import type { Command } from 'commander';
import type { Month } from '../domain/month.js';
import { IssueMonthService } from '../issuance/issue-month.service.js';
import { operatorOf } from './actor.js';
import { month } from './arguments.js';
import { findCity, findProgramme } from './find-city.js';
import { printJson, printLine, yen } from './print.js';
import { showProgress } from './show-progress.js';
import { withSealedServices } from './with-services.js';

export function define(program: Command): void {
  program
    .command('issue')
    .description("issues a month's coupons (配付) to everybody who is owed them and has not got them")
    .argument('<month>', 'the month, e.g. 2026-04', month)
    .requiredOption('--city <code>', 'the city')
    .option('--programme <code>', "the programme, if it is not the city's first")
    .option('--json', 'answer in JSON')
    .action(issue);
}

async function issue(of: Month, options: { city: string; programme?: string; json?: true }): Promise<void> {
  const issued = await withSealedServices(async (services) => {
    const city = await findCity(services, options.city);
    const { id } = await findProgramme(services, city, options.programme);
    const bar = showProgress(of);
    try {
      const { runId: _runId, ...counts } = await services.get(IssueMonthService).issue(city.id, id, of, {
        actorId: operatorOf(city.id),
        onProgress: ({ issued, due }) => bar.update(issued, due),
      });
      return counts;
    } finally {
      bar.stop();
    }
  });
  if (options.json) return printJson(issued);
  printLine(`${issued.month} の配付 allocations: ${issued.allocations}件 ${yen(issued.amount)}`);
  printLine(`  企業負担 employer share: ${yen(issued.employerShare)}`);
  printLine(`  市負担   city share:     ${yen(issued.cityShare)}`);
  printLine(`  配付済み already issued: ${issued.already}件`);
}
