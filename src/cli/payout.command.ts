import { readFile, writeFile } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import type { DateIso } from '../domain/date.js';
import { ApprovePayoutsService } from '../payouts/approve-payouts.service.js';
import { ExportPayoutsService } from '../payouts/export-payouts.service.js';
import type { PayoutBatch } from '../payouts/payout-batch.js';
import { PayoutBatchesService } from '../payouts/payout-batches.service.js';
import { PreparePayoutsService } from '../payouts/prepare-payouts.service.js';
import { readResults } from '../payouts/read-results.js';
import { RecordResultsService } from '../payouts/record-results.service.js';
import { WithdrawPayoutsService } from '../payouts/withdraw-payouts.service.js';
import { personNamed } from './actor.js';
import { date, person, uuid } from './arguments.js';
import { unreadableFile } from './cli.errors.js';
import { findCity } from './find-city.js';
import { printJson, printLine, printTable, yen } from './print.js';
import { withServices } from './with-services.js';

interface Options {
  city: string;
  json?: true;
}
interface Acting extends Options {
  as: string;
}

export function define(program: Command): void {
  const payout = program.command('payout').description('the bank transfers that pay merchants (振込)');
  const each = (name: string, description: string) =>
    payout
      .command(name)
      .description(description)
      .requiredOption('--city <code>', 'the city')
      .option('--json', 'answer in JSON');
  const acting = (name: string, description: string) =>
    each(name, description).requiredOption('--as <name>', 'who does it: a batch takes two people', person);

  each('list', 'the batches, the newest first').action(list);
  acting('prepare', 'gathers all settlements that wait to be paid into a batch')
    .option('--pay-on <date>', "a bank business day; by the city's rule unless given", date)
    .action(prepare);
  acting('approve', 'approves a batch, as another person than who prepared it')
    .argument('<batch>', 'its id, see payout list', uuid)
    .action(approve);
  acting('withdraw', 'takes back a batch that has not gone out; an approved one as another person than the approver')
    .argument('<batch>', 'its id', uuid)
    .requiredOption('--reason <text>', 'why it must not go to the bank')
    .action(withdraw);
  acting('export', 'writes the transfer file (全銀 総合振込) of an approved batch')
    .argument('<batch>', 'its id', uuid)
    .requiredOption('--out <file>', 'where to write it')
    .action(writeOut);
  each('results', "takes in the bank's answer: CSV of line number, result, reason")
    .argument('<batch>', 'its id', uuid)
    .argument('<file>', 'the CSV')
    .action(results);
}

/** Does it in the city named, as the person named. */
function inCity<T>(
  { city: code, as = '' }: Options & { as?: string },
  work: (services: INestApplicationContext, cityId: number, actorId: string) => Promise<T>,
): Promise<T> {
  return withServices(async (services) => {
    const { id } = await findCity(services, code);
    return work(services, id, personNamed(id, as));
  });
}

async function list(options: Options): Promise<void> {
  const { items } = await inCity(options, (services, cityId) =>
    services.get(PayoutBatchesService).list(cityId, {}).page({ limit: 200 }),
  );
  if (options.json) return printJson(items);
  printTable(
    ['id', '番号 number', '振込日 pay on', '状態 state', '件数 lines', '振込額 transferred'],
    items.map((one) => [
      one.id,
      `${one.fiscalYear}-${one.number}`,
      one.payOn,
      one.state,
      one.lines,
      one.transferredYen,
    ]),
  );
}

async function prepare(options: Acting & { payOn?: DateIso }): Promise<void> {
  const { batch, held } = await inCity(options, async (services, cityId, actorId) => {
    const prepared = await services.get(PreparePayoutsService).prepare(cityId, actorId, options.payOn);
    return { batch: await services.get(PayoutBatchesService).get(cityId, prepared.batchId), held: prepared.held };
  });
  if (options.json) return printJson({ batch, held });
  printBatch(batch);
  for (const { merchantName, month, amount, reason } of held) {
    printLine(`保留 held: ${merchantName}  ${month}  ${yen(amount)}  ${reason}`);
  }
}

async function approve(batchId: string, options: Acting): Promise<void> {
  const batch = await inCity(options, (services, cityId, actorId) =>
    services.get(ApprovePayoutsService).approve(cityId, batchId, actorId),
  );
  if (options.json) return printJson(batch);
  printBatch(batch);
}

async function withdraw(batchId: string, options: Acting & { reason: string }): Promise<void> {
  const batch = await inCity(options, (services, cityId, actorId) =>
    services.get(WithdrawPayoutsService).withdraw(cityId, batchId, actorId, options.reason),
  );
  if (options.json) return printJson(batch);
  printBatch(batch);
}

async function writeOut(batchId: string, options: Acting & { out: string }): Promise<void> {
  const { batch, name, file, again } = await inCity(options, (services, cityId, actorId) =>
    services.get(ExportPayoutsService).export(cityId, batchId, actorId),
  );
  await writeFile(options.out, file);
  if (options.json) return printJson({ batch, name, bytes: file.length, again });
  printBatch(batch);
  printLine(`${options.out}  ${file.length} bytes${again ? '  再出力 written again' : ''}`);
}

async function results(batchId: string, path: string, options: Options): Promise<void> {
  const content = await readFile(path).catch(() => {
    throw unreadableFile(path);
  });
  const recorded = await inCity(options, (services, cityId) =>
    services.get(RecordResultsService).record(cityId, batchId, readResults(content)),
  );
  if (options.json) return printJson(recorded);
  const { paid, returned, unchanged, waiting } = recorded;
  printLine(`振込済 paid ${paid}  返却 returned ${returned}  変更なし unchanged ${unchanged}  未着 waiting ${waiting}`);
}

function printBatch({
  id,
  fiscalYear,
  number,
  payOn,
  state,
  lines,
  amount,
  feesYen,
  transferredYen,
}: PayoutBatch): void {
  printLine(`${id}  ${fiscalYear}-${number}  ${state}  振込日 pay on ${payOn}`);
  printLine(
    `${lines}件 lines  精算 ${yen(amount)}  手数料 fees ${yen(feesYen)}  振込 transferred ${yen(transferredYen)}`,
  );
}
