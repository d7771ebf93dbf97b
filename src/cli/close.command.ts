import { type Command, Option } from 'commander';
import { ApproveClosingService } from '../closing/approve-closing.service.js';
import type { MonthReport } from '../closing/dto/closing.js';
import { MonthReportService } from '../closing/month-report.service.js';
import { PrepareClosingService } from '../closing/prepare-closing.service.js';
import type { Month } from '../domain/month.js';
import { personNamed } from './actor.js';
import { month, person } from './arguments.js';
import { findCity } from './find-city.js';
import { printJson, printLine, printTable } from './print.js';
import { withSealedServices } from './with-services.js';

interface Options {
  city: string;
  preview?: true;
  prepare?: true;
  approve?: true;
  as?: string;
  json?: true;
}

export function define(program: Command): void {
  const command: Command = program
    .command('close')
    .description(
      'closes a month (月次締め): prepared by one person, approved by another; unless told otherwise it prepares',
    )
    .argument('<month>', 'the month, e.g. 2026-04', month)
    .requiredOption('--city <code>', 'the city')
    .addOption(new Option('--preview', 'only show what it would say').conflicts(['prepare', 'approve']))
    .addOption(new Option('--prepare', 'freeze the month').conflicts('approve'))
    .option('--approve', 'sign what was prepared')
    .option('--as <name>', 'who does it; needed for all but a preview', person)
    .option('--json', 'answer in JSON')
    .action((closed: Month, options: Options) => {
      if (!options.preview && options.as === undefined) command.error('error: --as says who does it');
      return close(closed, options);
    });
}

async function close(closed: Month, { city: code, preview, approve, as = '', json }: Options): Promise<void> {
  const report = await withSealedServices(async (services) => {
    const { id } = await findCity(services, code);
    const actorId = personNamed(id, as);
    if (approve) await services.get(ApproveClosingService).approve(id, closed, actorId);
    else if (!preview) await services.get(PrepareClosingService).prepare(id, closed, actorId);
    return services.get(MonthReportService).report(id, closed);
  });
  if (json) return printJson(report);
  printReport(report);
}

function printReport({ month: closed, state, groups, identities, seal }: MonthReport): void {
  printLine(`${closed}  ${state}`);
  printTable(
    ['区分', '期首', '配付', '利用', '取消', '失効', '回収', '期末'],
    groups.programme.map(({ group, opening, issued, redeemed, voided, expired, recalled, closing }) => [
      group.name,
      ...[opening, issued, redeemed, voided, expired, recalled, closing].map(({ amount }) => amount),
    ]),
  );
  printTable(
    ['照合 identity', '結果', ''],
    identities.map(({ identity, holds, expected, found }) => [
      identity,
      holds ? '一致 proved' : '不一致 broken',
      holds ? '' : `${expected} <> ${found}`,
    ]),
  );
  if (seal) printLine(`封印 seal ${seal.block}: ${seal.mac}`);
}
