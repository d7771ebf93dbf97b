import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Month } from '../domain/month.js';
import { PageQuery } from '../http/paging.js';
import { SettlementsService } from '../payouts/settlements.service.js';
import { numberOf, StatementService } from '../payouts/statement.service.js';
import { allPages } from './all-pages.js';
import { month, uuid } from './arguments.js';
import { unknownForm } from './cli.errors.js';
import { findCity } from './find-city.js';
import { printJson, printLine, printTable } from './print.js';
import { withServices } from './with-services.js';

interface Options {
  city: string;
  json?: true;
}

export function define(program: Command): void {
  const settlements = program
    .command('settlements')
    .description('settlements that were made (精算), and their statements');
  const each = (name: string, description: string) =>
    settlements
      .command(name)
      .description(description)
      .requiredOption('--city <code>', 'the city')
      .option('--json', 'answer in JSON');
  each('list', 'all of them, the newest first').option('--month <month>', 'only of this month', month).action(list);
  each('print', 'writes the statement that the merchant is sent (精算明細書)')
    .argument('<id>', 'the settlement, see settlements list', uuid)
    .requiredOption('--out <file>', 'where to: .pdf or .csv')
    .action(print);
}

async function list({ city: code, json, month: of }: Options & { month?: Month }): Promise<void> {
  const found = await withServices(async (services) => {
    const { id } = await findCity(services, code);
    const settlements = services.get(SettlementsService).list(id, { month: of });
    return allPages(new PageQuery(), (page) => settlements.page(page));
  });
  if (json) return printJson(found);
  printTable(
    ['id', '番号 number', '協賛企業 merchant', '対象月 month', '精算額 yen', '状態 state'],
    found.map((one) => [one.id, numberOf(one), one.merchantName, one.month, one.amount, one.state]),
  );
}

async function print(id: string, { city: code, json, out }: Options & { out: string }): Promise<void> {
  const form = /\.(pdf|csv)$/i.exec(out)?.[1]?.toLowerCase();
  if (form === undefined) throw unknownForm(out);
  const paper = await withServices(async (services) => {
    const city = await findCity(services, code);
    const statements = services.get(StatementService);
    return form === 'pdf' ? statements.pdf(city.id, id) : statements.csv(city.id, id);
  });
  await writeFile(out, paper);
  if (json) return printJson({ id, out, bytes: paper.length });
  printLine(out);
}
