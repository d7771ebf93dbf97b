import type { INestApplicationContext } from '@nestjs/common';
import { type Command, Option } from 'commander';
import { bankAccountKinds, type WrittenBankAccount } from '../merchants/bank-account.js';
import type { BankAccountChange } from '../merchants/bank-account-change.entity.js';
import { type BankAccountReason, BankAccountChangeService } from '../merchants/bank-account-change.service.js';
import { BankAccountChangeView } from '../merchants/dto/bank-account-change.dto.js';
import { personNamed } from './actor.js';
import { person, uuid } from './arguments.js';
import { findCity } from './find-city.js';
import { printJson, printTable } from './print.js';
import { withServices } from './with-services.js';

interface Options {
  city: string;
  json?: true;
}
interface Acting extends Options {
  as: string;
  reason: string;
}
interface Account extends WrittenBankAccount {
  merchant: string;
}

export function define(program: Command): void {
  const account = program
    .command('bank-account')
    .description('new bank details of a merchant (口座変更): asked for by one person, decided by another');
  const each = (name: string, description: string) =>
    account
      .command(name)
      .description(description)
      .requiredOption('--city <code>', 'the city')
      .option('--json', 'answer in JSON');
  const acting = (name: string, description: string) =>
    each(name, description)
      .requiredOption('--as <name>', 'who does it', person)
      .requiredOption('--reason <words>', 'why');

  each('list', 'what waits for a decision; or all that a merchant ever asked for')
    .option('--merchant <id>', 'of this merchant', uuid)
    .action(list);
  acting('request', 'asks for new details')
    .addOption(new Option('--merchant <id>', 'the merchant').argParser(uuid).makeOptionMandatory())
    .requiredOption('--bank-code <code>', '4 digits')
    .requiredOption('--branch-code <code>', '3 digits')
    .addOption(new Option('--account-kind <kind>', 'of which kind it is').choices(bankAccountKinds).default('ordinary'))
    .requiredOption('--account-number <number>', '7 digits')
    .requiredOption('--holder-kana <name>', 'the holder in kana')
    .action(request);
  acting('approve', 'payouts go to the new details from now on')
    .argument('<id>', 'the change, see bank-account list', uuid)
    .action((id: string, options: Acting) => act(options, (changes, cityId, why) => changes.approve(cityId, id, why)));
  acting('refuse', 'leaves the details as they are')
    .argument('<id>', 'the change', uuid)
    .action((id: string, options: Acting) => act(options, (changes, cityId, why) => changes.refuse(cityId, id, why)));
}

async function list({ city, json, merchant }: Options & { merchant?: string }): Promise<void> {
  const found = await inCity(city, (changes, cityId) =>
    merchant === undefined ? changes.waiting(cityId) : changes.ofMerchant(cityId, merchant),
  );
  show(found, json);
}

function request({
  merchant,
  bankCode,
  branchCode,
  accountKind,
  accountNumber,
  holderKana,
  ...options
}: Acting & Account) {
  const written = { bankCode, branchCode, accountKind, accountNumber, holderKana };
  return act(options, (changes, cityId, why) => changes.request(cityId, merchant, written, why));
}

async function act(
  { city, as, reason, json }: Acting,
  work: (changes: BankAccountChangeService, cityId: number, why: BankAccountReason) => Promise<BankAccountChange>,
): Promise<void> {
  const change = await inCity(city, (changes, cityId) =>
    work(changes, cityId, { actorId: personNamed(cityId, as), reason }),
  );
  if (json) return printJson(BankAccountChangeView.of(change, true));
  show([change]);
}

function inCity<T>(code: string, work: (changes: BankAccountChangeService, cityId: number) => Promise<T>): Promise<T> {
  return withServices(async (services: INestApplicationContext) => {
    const { id } = await findCity(services, code);
    return work(services.get(BankAccountChangeService), id);
  });
}

function show(changes: readonly BankAccountChange[], json?: true): void {
  if (json) return printJson(changes.map((change) => BankAccountChangeView.of(change, true)));
  printTable(
    ['id', '協賛企業 merchant', '銀行 bank', '口座 account', '名義 holder', '状態 state'],
    changes.map((one) => [
      one.id,
      one.merchantId,
      `${one.bankCode}-${one.branchCode}`,
      `${one.accountKind} ${one.accountNumber}`,
      one.holderKana,
      one.state,
    ]),
  );
}
