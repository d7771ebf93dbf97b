import type { Command } from 'commander';
import { ErasePersonalService } from '../privacy/erase-personal.service.js';
import { uuid } from './arguments.js';
import { findCity } from './find-city.js';
import { printJson, printLine } from './print.js';
import { withServices } from './with-services.js';

export function define(program: Command): void {
  program
    .command('erase')
    .description('erases personal data whose time is over (個人情報の消去); the ledger stays whole')
    .requiredOption('--city <code>', 'the city')
    .option('--employee <id>', 'only this person, or says why not', uuid)
    .option('--json', 'answer in JSON')
    .action(erase);
}

async function erase({ city: code, employee, json }: { city: string; employee?: string; json?: true }): Promise<void> {
  const erased = await withServices(async (services) => {
    const { id } = await findCity(services, code);
    const erasing = services.get(ErasePersonalService);
    if (employee === undefined) return erasing.eraseDue(id);
    await erasing.eraseOne(id, employee);
    return 1;
  });
  if (json) return printJson({ erased });
  printLine(`${erased}人の個人情報を消去しました。 ${erased} people were erased.`);
}
