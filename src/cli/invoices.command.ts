import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { InvoicePaperService } from '../billing/invoice-paper.service.js';
import { paperStates } from '../billing/dto/invoice.js';
import { type InvoiceFilter, InvoicesService } from '../billing/invoices.service.js';
import type { Month } from '../domain/month.js';
import { PageQuery } from '../http/paging.js';
import { allPages } from './all-pages.js';
import { month, uuid } from './arguments.js';
import { findCity } from './find-city.js';
import { printJson, printLine, printTable } from './print.js';
import { withServices } from './with-services.js';

interface Options {
  city: string;
  json?: true;
}
type Wanted = Pick<InvoiceFilter, 'state'> & { month?: Month };

export function define(program: Command): void {
  const invoices = program.command('invoices').description('invoices and credit notes that were made (請求書)');
  const each = (name: string, description: string) =>
    invoices
      .command(name)
      .description(description)
      .requiredOption('--city <code>', 'the city')
      .option('--json', 'answer in JSON');
  each('list', 'all of them, credit notes first, by number')
    .option('--month <month>', 'only of this month', month)
    .addOption(new Option('--state <state>', 'only these').choices(paperStates))
    .action(list);
  each('print', 'writes one as PDF')
    .argument('<id>', 'its id, see invoices list', uuid)
    .requiredOption('--out <file>', 'where to')
    .action(print);
}

async function list({ city: code, json, month: of, state }: Options & Wanted): Promise<void> {
  const found = await withServices(async (services) => {
    const { id } = await findCity(services, code);
    const papers = services.get(InvoicesService).list(id, { month: of, state });
    return allPages(new PageQuery(), (page) => papers.page(page));
  });
  if (json) return printJson(found);
  printTable(
    ['id', '番号 number', '種類 kind', '企業 employer', '対象月 month', '期限 due', '金額 yen', '未収 open'],
    found.map((one) => [
      one.id,
      one.number,
      one.kind,
      one.employerName,
      one.month,
      one.dueOn ?? '-',
      one.amount,
      one.open,
    ]),
  );
}

async function print(id: string, { city: code, json, out }: Options & { out: string }): Promise<void> {
  const paper = await withServices(async (services) => {
    const city = await findCity(services, code);
    return services.get(InvoicePaperService).print(city.id, id);
  });
  await writeFile(out, paper);
  if (json) return printJson({ id, out, bytes: paper.length });
  printLine(out);
}
