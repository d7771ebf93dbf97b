import type { Command } from 'commander';
import { InvoiceMonthService } from '../billing/invoice-month.service.js';
import type { Month } from '../domain/month.js';
import { operatorOf } from './actor.js';
import { month } from './arguments.js';
import { findCity } from './find-city.js';
import { printJson, printLine, yen } from './print.js';
import { withServices } from './with-services.js';

export function define(program: Command): void {
  program
    .command('invoice')
    .description(
      'makes the invoices and credit notes (請求) of a month whose closing is approved; again, it makes none twice',
    )
    .argument('<month>', 'the month, e.g. 2026-04', month)
    .requiredOption('--city <code>', 'the city')
    .option('--json', 'answer in JSON')
    .action(invoice);
}

async function invoice(of: Month, options: { city: string; json?: true }): Promise<void> {
  const invoiced = await withServices(async (services) => {
    const { id } = await findCity(services, options.city);
    return services.get(InvoiceMonthService).invoice(id, of, operatorOf(id));
  });
  if (options.json) return printJson(invoiced);
  const { invoices, creditNotes } = invoiced;
  printLine(`${of} の請求書 invoices:      ${invoices.count}件 ${yen(invoices.amount)}`);
  printLine(`${of} の減額通知 credit notes: ${creditNotes.count}件 ${yen(creditNotes.amount)}`);
  printLine(`  今回作成 made now: ${invoiced.made}件`);
}
