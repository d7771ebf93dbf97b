import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import type { Month } from '../domain/month.js';
import { isCityFile } from '../enrolments/import/file-kind.js';
import type { ImportFile } from '../enrolments/import/import-file.js';
import { ImportFolderService } from '../enrolments/import/import-folder.service.js';
import { type ImportSummary, summaryOf } from '../enrolments/import/import-summary.js';
import { runAndUndo } from '../enrolments/import/run-and-undo.js';
import { operatorOf } from './actor.js';
import { date, month } from './arguments.js';
import { unreadableFolder } from './cli.errors.js';
import { findCityIfAny } from './find-city.js';
import { makeOrMatchCity } from './make-or-match-city.js';
import { printJson, printLine, printTable } from './print.js';
import { withSealedServices, withServices } from './with-services.js';

interface Options {
  city: string;
  name?: string;
  start?: Month;
  asOf?: DateIso;
  preview?: true;
  approve?: true;
  json?: true;
}

export function define(program: Command): void {
  program
    .command('import')
    .description(
      "takes a city's files: employers, rosters (名簿), co-workers, merchants; as CSV or .xlsx, in any order of folders",
    )
    .argument('<folder>', 'the folder with the files')
    .requiredOption('--city <code>', 'the city, which is made if there is none yet')
    .option('--name <name>', 'the name of a new city')
    .option('--start <month>', "the first month of a new city's programme", month)
    .option('--as-of <date>', 'makes a new city a rehearsal (稽古) whose clock begins on this day', date)
    .option('--preview', 'only tells what would happen to every row; changes nothing at all')
    .option('--approve', 'approves the enrolments at once')
    .option('--json', 'answer in JSON')
    .action(importFolder);
}

async function importFolder(folder: string, options: Options): Promise<void> {
  const files = await filesIn(folder);
  const run = options.preview ? withServices : withSealedServices;
  const summary = await run((services) => takeAll(services, files, options));
  if (options.json) return printJson(summary);
  show(summary, options.preview === true);
}

/** City and rows together, or nothing of both. */
async function takeAll(
  services: INestApplicationContext,
  files: ImportFile[],
  options: Options,
): Promise<ImportSummary> {
  const transactions = services.get(Transactions);
  const found = await findCityIfAny(services, options.city);
  const work = async () => {
    const city = await makeOrMatchCity(services, found, options);
    const wanted = { approve: options.approve === true, actorId: operatorOf(city.id) };
    return summaryOf(await services.get(ImportFolderService).take(city.id, files, wanted));
  };
  return options.preview ? runAndUndo(transactions, work) : transactions.run(work);
}

/** The files of a city, named by their paths within the folder; other files (a README, results) are none of ours. */
async function filesIn(folder: string): Promise<ImportFile[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => {
    throw unreadableFolder(folder);
  });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isCityFile)
    .sort();
  return Promise.all(names.map(async (name) => ({ name, content: await readFile(join(folder, name)) })));
}

const TITLES = {
  employers: '就労先企業 employers',
  enrolments: '登録 enrolments',
  coworkers: '同僚 co-workers',
  merchants: '協賛企業 merchants',
} as const;

function show(summary: ImportSummary, preview: boolean): void {
  if (preview) printLine('確認のみ（何も変更していません） Preview: nothing has been changed.');
  const parts = Object.keys(TITLES) as (keyof typeof TITLES)[];
  printTable(
    ['', '取込 taken', '変更なし unchanged', '不可 refused'],
    parts.map((part) => [TITLES[part], summary[part].taken, summary[part].unchanged, summary[part].refused]),
  );
  const refusals = parts.flatMap((part) => summary[part].refusals);
  if (refusals.length === 0) return;
  printTable(
    ['ファイル file', '行 line', '理由 code'],
    refusals.map(({ file, line, code }) => [file, line, code]),
  );
}
