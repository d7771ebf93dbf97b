import type { Command } from 'commander';
import { DeadLettersService } from '../mail/dead-letters.service.js';
import { uuid } from './arguments.js';
import { printJson, printLine, printTable } from './print.js';
import { withServices } from './with-services.js';

interface Options {
  retry?: string;
  json?: true;
}

export function define(program: Command): void {
  program
    .command('mail')
    .description('shows how many letters wait, were sent or could not be, and those that could not')
    .option('--retry <id>', 'has this one, which could not be sent, tried again', uuid)
    .option('--json', 'answer in JSON')
    .action(mail);
}

async function mail({ retry, json }: Options): Promise<void> {
  const { counts, dead } = await withServices(async (services) => {
    const letters = services.get(DeadLettersService);
    if (retry !== undefined) await letters.revive(retry);
    return { counts: await letters.counts(), dead: await letters.list() };
  });
  if (json) return printJson({ ...counts, letters: dead });
  printLine(`送信待ち waiting ${counts.waiting}, 送信済み sent ${counts.sent}, 送信不能 dead ${counts.dead}`);
  if (dead.length === 0) return;
  printTable(
    ['ID', '種類 template', '市 city', '回数 attempts', '原因 trouble', '日時 when'],
    dead.map(({ id, template, cityId, attempts, trouble, endedAt }) => [
      id,
      template,
      cityId ?? '',
      attempts,
      trouble,
      endedAt.toISOString(),
    ]),
  );
}
