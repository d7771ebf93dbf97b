import { writeFile } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { SPLIT_GROUPS, type SplitBy } from '../closing/dto/split.js';
import { MonthPaperService } from '../closing/month-paper.service.js';
import { MonthReportService } from '../closing/month-report.service.js';
import { type FileFormat, fileOf, type Report } from '../closing/report-file.js';
import { splitReport } from '../closing/split-table.js';
import { SplitService } from '../closing/split.service.js';
import type { DateIso } from '../domain/date.js';
import type { Month } from '../domain/month.js';
import { budgetReport, BudgetService } from '../reports/budget.service.js';
import { JOURNAL_LAYOUTS, type JournalLayout } from '../reports/dto/journal.js';
import { GrantPaperService } from '../reports/grant-paper.service.js';
import { GrantService } from '../reports/grant.service.js';
import { importFile, journalReport } from '../reports/journal-layouts.js';
import { JournalService } from '../reports/journal.service.js';
import { payrollReport, PayrollService } from '../reports/payroll.service.js';
import { unusedReport, UnusedService } from '../reports/unused.service.js';
import { date, month, uuid } from './arguments.js';
import { unknownForm } from './cli.errors.js';
import { findCity } from './find-city.js';
import { printJson, printTable } from './print.js';
import { withServices } from './with-services.js';

interface Output {
  city: string;
  json?: true;
  csv?: true;
  out?: string;
}

/** What a report says, and how it looks as a file. */
interface Made {
  said: unknown;
  report: Report;
  /** A file that has its own layout, instead of the report's. */
  bytes?: Buffer;
}

type Maker = (services: INestApplicationContext, cityId: number) => Promise<Made>;

export function define(program: Command): void {
  const report = program
    .command('report')
    .description('reports (報告書): on the screen, in JSON, as CSV, or into a file');
  named(report, 'split', 'who paid for what (按分), by month and group')
    .argument('<from>', 'the first month', month)
    .option('--to <month>', 'the last month of a range', month)
    .addOption(new Option('--by <group>', 'what the rows are').choices(SPLIT_GROUPS).default('programme'))
    .action((from: Month, options: Output & { to?: Month; by: SplitBy }) =>
      make(options, async (services, cityId) => {
        const range = { from, to: options.to ?? from, by: options.by };
        const said = await services.get(SplitService).split(cityId, range);
        return { said, report: splitReport(said) };
      }),
    );
  named(report, 'month', 'the report of a month (月次報告), closed or as it stands')
    .argument('<month>', 'e.g. 2026-04', month)
    .action((reported: Month, options: Output) =>
      make(options, async (services, cityId) => ({
        said: await services.get(MonthReportService).report(cityId, reported),
        report: await services.get(MonthPaperService).paper(cityId, reported),
      })),
    );
  named(report, 'budget', 'used, committed and forecast (予算)')
    .option('--fiscal-year <year>', 'the present one unless given', fiscalYear)
    .action((options: Output & { fiscalYear?: number }) =>
      make(options, async (services, cityId) => {
        const said = await services.get(BudgetService).budget(cityId, options.fiscalYear);
        return { said, report: budgetReport(said) };
      }),
    );
  named(report, 'unused', 'the unused balance (未使用残高)')
    .argument('<day>', '31 March or 30 September', baseDay)
    .action((day: DateIso, options: Output) =>
      make(options, async (services, cityId) => {
        const said = await services.get(UnusedService).unused(cityId, day);
        return { said, report: unusedReport(said) };
      }),
    );
  named(report, 'payroll', 'for an employer’s payroll (給与連携)')
    .argument('<from>', 'the first month', month)
    .requiredOption('--employer <id>', 'the employer', uuid)
    .option('--to <month>', 'the last month of a range', month)
    .action((from: Month, options: Output & { employer: string; to?: Month }) =>
      make(options, async (services, cityId) => {
        const said = await services.get(PayrollService).payroll(cityId, options.employer, from, options.to ?? from);
        return { said, report: payrollReport(said) };
      }),
    );
  named(report, 'journal', 'for the accounts (仕訳), double entry')
    .argument('<from>', 'the first month', month)
    .option('--to <month>', 'the last month of a range', month)
    .addOption(new Option('--layout <name>', 'whose import layout').choices(JOURNAL_LAYOUTS).default('general'))
    .action((from: Month, options: Output & { to?: Month; layout: JournalLayout }) =>
      make(options, async (services, cityId) => {
        const said = await services.get(JournalService).journal(cityId, from, options.to ?? from);
        const { layout } = options;
        return {
          said,
          report: journalReport(said),
          ...(layout !== 'general' && { bytes: importFile(layout, said).bytes }),
        };
      }),
    );
  named(report, 'grant', 'the grant and KPI report (交付金・KPI)')
    .argument('<fiscalYear>', 'e.g. 2026', fiscalYear)
    .action((year: number, options: Output) =>
      make(options, async (services, cityId) => {
        const said = await services.get(GrantService).grant(cityId, year);
        return { said, report: await services.get(GrantPaperService).paper(cityId, year) };
      }),
    );
}

function fiscalYear(text: string): number {
  if (!/^2\d{3}$/.test(text)) throw new InvalidArgumentError('A fiscal year is written as 2026.');
  return Number(text);
}

function baseDay(text: string): DateIso {
  const day = date(text);
  if (!/-(03-31|09-30)$/.test(day)) throw new InvalidArgumentError('A base day is 31 March or 30 September.');
  return day;
}

function named(report: Command, name: string, description: string): Command {
  return report
    .command(name)
    .description(description)
    .requiredOption('--city <code>', 'the city')
    .addOption(new Option('--json', 'answer in JSON').conflicts('csv'))
    .option('--csv', 'answer as CSV for a spreadsheet (UTF-8 with BOM)')
    .option('--out <file>', 'write it into a file: .csv, .xlsx or .pdf');
}

async function make({ city: code, json, csv, out }: Output, maker: Maker): Promise<void> {
  const format = out === undefined ? undefined : formatOf(out);
  const { said, report, bytes } = await withServices(async (services) =>
    maker(services, (await findCity(services, code)).id),
  );
  if (format === 'pdf' && !report.pdf) throw unknownForm(out!);
  if (out !== undefined && format !== undefined) await writeFile(out, bytes ?? (await fileOf(report, format)).bytes);
  if (json) return printJson(said);
  if (csv) return void process.stdout.write(bytes ?? (await fileOf(report, 'csv')).bytes);
  if (out !== undefined) return;
  for (const { rows } of report.sheets) {
    const [head, ...lines] = rows;
    printTable(
      head!.map(String),
      lines.map((line) => line.map((cell) => cell ?? '')),
    );
  }
}

/** @throws DomainError unknown_form */
function formatOf(path: string): FileFormat {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  if (ending !== 'csv' && ending !== 'xlsx' && ending !== 'pdf') throw unknownForm(path);
  return ending;
}
