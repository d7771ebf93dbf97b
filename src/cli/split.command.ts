import { type Command, Option } from 'commander';
import type { Month } from '../domain/month.js';
import { SPLIT_GROUPS, type SplitBy, type SplitRow } from '../closing/dto/split.js';
import { fileOf } from '../closing/report-file.js';
import { splitReport } from '../closing/split-table.js';
import { SplitService } from '../closing/split.service.js';
import { month } from './arguments.js';
import { findCity } from './find-city.js';
import { printJson, printTable } from './print.js';
import { withServices } from './with-services.js';

interface Options {
  city: string;
  to?: Month;
  by: SplitBy;
  csv?: true;
  json?: true;
}

export function define(program: Command): void {
  program
    .command('split')
    .description('who paid for what (按分): one row a month and group, each figure with its employer and city share')
    .argument('<month>', 'the month, e.g. 2026-04', month)
    .requiredOption('--city <code>', 'the city')
    .option('--to <month>', 'the last month of a range', month)
    .addOption(new Option('--by <group>', 'what the rows are').choices(SPLIT_GROUPS).default('programme'))
    .addOption(new Option('--csv', 'answer as CSV for a spreadsheet (UTF-8 with BOM)').conflicts('json'))
    .option('--json', 'answer in JSON')
    .action(split);
}

async function split(from: Month, { city: code, to = from, by, csv, json }: Options): Promise<void> {
  const rows = await withServices(async (services) => {
    const city = await findCity(services, code);
    return services.get(SplitService).split(city.id, { from, to, by });
  });
  if (json) return printJson(rows);
  if (csv) return void process.stdout.write((await fileOf(splitReport(rows), 'csv')).bytes);
  printTable(
    ['月', '区分', '負担', '期首', '配付', '利用', '取消', '失効', '回収', '期末'],
    rows.flatMap((row) => [
      line(row, '企業', 'employerShare'),
      line(row, '市', 'cityShare'),
      line(row, '計', 'amount'),
    ]),
  );
}

function line(row: SplitRow, payer: string, share: 'amount' | 'employerShare' | 'cityShare'): (string | number)[] {
  const { month, group, opening, issued, redeemed, voided, expired, recalled, closing } = row;
  const figures = [opening, issued, redeemed, voided, expired, recalled, closing];
  return [month, group.name, payer, ...figures.map((figure) => figure[share])];
}
