import type { Command } from 'commander';
import { type RecallOrder, RecallService } from '../issuance/recall.service.js';
import { operatorOf } from './actor.js';
import { findCity } from './find-city.js';
import { printJson, printTable } from './print.js';
import { withSealedServices } from './with-services.js';

interface Options {
  city: string;
  enrolment?: string;
  allocation?: string[];
  reason: string;
  json?: true;
}

export function define(program: Command): void {
  const command: Command = program
    .command('recall')
    .description(
      'takes back (回収) what is neither given nor spent: of an ended enrolment, of months not owed, or of allocations',
    )
    .requiredOption('--city <code>', 'the city')
    .requiredOption('--reason <words>', 'why')
    .option('--enrolment <id>', 'all that is recallable of this enrolment')
    .option('--allocation <id...>', 'these allocations')
    .option('--json', 'answer in JSON')
    .action((options: Options) => {
      if ((options.enrolment === undefined) === (options.allocation === undefined)) {
        command.error('error: either --enrolment or --allocation says what to recall');
      }
      return recall(options);
    });
}

async function recall({ city: code, enrolment, allocation, reason, json }: Options): Promise<void> {
  const order: RecallOrder = enrolment === undefined ? { allocationIds: allocation ?? [] } : { enrolmentId: enrolment };
  const recalled = await withSealedServices(async (services) => {
    const { id } = await findCity(services, code);
    return services.get(RecallService).recall(id, order, { actorId: operatorOf(id), reason });
  });
  if (json) return printJson(recalled);
  printTable(
    ['月 month', '回収 recalled', '企業負担 employer', '市負担 city', '使用・贈呈済み kept'],
    recalled.map(({ month, amount, employerShare, cityShare, keptYen }) => [
      month,
      amount,
      employerShare,
      cityShare,
      keptYen,
    ]),
  );
}
