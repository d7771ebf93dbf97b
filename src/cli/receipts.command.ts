import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { type ReceiptState, receiptStates } from '../billing/dto/receipt.js';
import { ImportStatementService } from '../billing/receipts/import-statement.service.js';
import { MatchReceiptsService } from '../billing/receipts/match-receipts.service.js';
import { ReceiptsService } from '../billing/receipts/receipts.service.js';
import { PageQuery } from '../http/paging.js';
import { allPages } from './all-pages.js';
import { operatorOf } from './actor.js';
import { unreadableFile } from './cli.errors.js';
import { findCity } from './find-city.js';
import { printJson, printLine, printTable, yen } from './print.js';
import { withServices } from './with-services.js';

interface Options {
  city: string;
  json?: true;
}

export function define(program: Command): void {
  const receipts = program
    .command('receipts')
    .description("what the bank's statements show that employers paid (入金)");
  const each = (name: string, description: string) =>
    receipts
      .command(name)
      .description(description)
      .requiredOption('--city <code>', 'the city')
      .option('--json', 'answer in JSON');
  each('import', "takes a bank's statement (CSV) and matches what can be; the same file again takes nothing")
    .argument('<file>', 'the statement')
    .action(importFile);
  each('match', 'matches what waits with open invoices, where nobody needs to think about it').action(match);
  each('list', 'the receipts, what has waited longest first')
    .addOption(new Option('--state <state>', 'only these').choices(receiptStates))
    .action(list);
}

async function importFile(path: string, { city: code, json }: Options): Promise<void> {
  const content = await readFile(path).catch(() => {
    throw unreadableFile(path);
  });
  const taken = await withServices(async (services) => {
    const { id } = await findCity(services, code);
    return services.get(ImportStatementService).import(id, { name: basename(path), content }, operatorOf(id));
  });
  if (json) return printJson(taken);
  if (taken.already) printLine('このファイルは取込済みです。 This file was taken before.');
  printLine(`入金 receipts taken: ${taken.taken}件 ${yen(taken.amount)}（明細 lines: ${taken.lines}件）`);
  printLine(`  消込 matched: ${taken.matched}件  未消込 waiting: ${taken.waiting}件`);
}

async function match({ city: code, json }: Options): Promise<void> {
  const matched = await withServices(async (services) => {
    const { id } = await findCity(services, code);
    return services.get(MatchReceiptsService).match(id, operatorOf(id));
  });
  if (json) return printJson(matched);
  printLine(`消込 matched: ${matched.matched}件 ${yen(matched.amount)}  未消込 waiting: ${matched.waiting}件`);
}

async function list({ city: code, state, json }: Options & { state?: ReceiptState }): Promise<void> {
  const found = await withServices(async (services) => {
    const { id } = await findCity(services, code);
    const receipts = services.get(ReceiptsService).list(id, { state });
    return allPages(new PageQuery(), (page) => receipts.page(page));
  });
  if (json) return printJson(found);
  printTable(
    ['入金日 received', '振込依頼人 payer', '金額 yen', '未消込 open', '状態 state'],
    found.map(({ receivedOn, payerKana, amount, open, state }) => [receivedOn, payerKana, amount, open, state]),
  );
}
