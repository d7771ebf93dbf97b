import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { type Command, Option } from 'commander';
import type { DateIso } from '../domain/date.js';
import { DomainError } from '../domain/domain-error.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import {
  cityAccountKinds,
  type CityDetails,
  type CityDetailSettings,
  zenginLineEnds,
} from '../programmes/city-details.entity.js';
import { CityDetailsService } from '../programmes/city-details.service.js';
import { CityDetailsDto } from '../programmes/dto/city-details.dto.js';
import { date, wholeNumber } from './arguments.js';
import { cityDetailsWrong } from './cli.errors.js';
import { findCity } from './find-city.js';
import { printJson, printLine, printTable } from './print.js';
import { withServices } from './with-services.js';

interface Options extends Partial<CityDetailSettings> {
  city: string;
  from?: DateIso;
  json?: true;
}

/** Each setting by its option, and how it is called on the screen. */
const NAMES: Record<keyof CityDetailSettings, string> = {
  officeName: '担当部署 office',
  address: '所在地 address',
  contact: '連絡先 contact',
  invoiceRegistrationNumber: '登録番号 registration number',
  bankCode: '銀行 bank',
  branchCode: '支店 branch',
  accountKind: '種目 kind',
  accountNumber: '口座番号 account',
  holderKana: '口座名義 holder',
  requesterCode: '依頼人コード requester code',
  paymentDays: '支払期限（日） payment days',
  payDay: '振込日 pay day',
  settlementsAMonth: '精算（月の回数） settlements a month',
  zenginLineEnd: '全銀の改行 line end',
  transferFeeYen: '振込手数料（円） transfer fee',
};

/** The commands on what stands on a city's papers and in its bank files. */
export function defineDetails(city: Command): void {
  city
    .command('details')
    .description("what stands on the city's papers and in its bank files (発行情報), with the day from which it holds")
    .requiredOption('--city <code>', 'the city')
    .option('--json', 'answer in JSON')
    .action(show);
  city
    .command('set-details')
    .description('sets them from a day on; what is not named stays as it holds on that day')
    .requiredOption('--city <code>', 'the city')
    .option('--office-name <name>', 'who writes: the office')
    .option('--address <words>', 'where it is')
    .option('--contact <words>', 'whom to ask: telephone, mail')
    .option('--invoice-registration-number <number>', 'T and 13 digits; empty: none')
    .option('--bank-code <digits>', "of the city's account: the bank, four digits")
    .option('--branch-code <digits>', 'the branch, three digits')
    .addOption(new Option('--account-kind <kind>', 'what account it is').choices(cityAccountKinds))
    .option('--account-number <digits>', 'its number, seven digits')
    .option('--holder-kana <kana>', 'its holder, as banks write it')
    .option('--requester-code <digits>', 'as the bank gave it for transfer files, ten digits')
    .option('--payment-days <days>', 'from an invoice to its due date', wholeNumber)
    .option('--pay-day <day>', 'of the month on which merchants are paid, 1 to 28', wholeNumber)
    .option('--settlements-a-month <count>', '1 or 2', wholeNumber)
    .addOption(new Option('--zengin-line-end <how>', 'how records of a transfer file end').choices(zenginLineEnds))
    .option('--transfer-fee-yen <yen>', 'taken off each payout', wholeNumber)
    .option('--from <date>', "the day from which they hold; the city's today unless given", date)
    .option('--json', 'answer in JSON')
    .action(set);
}

async function show({ city: code, json }: Options): Promise<void> {
  const found = await withServices(async (services) => {
    const { id } = await findCity(services, code);
    return services.get(CityDetailsService).list(id);
  });
  if (json) return printJson(found.map(shown));
  for (const one of found) print(one);
  if (found.length === 0) printLine('まだ登録されていません。 None have been set.');
}

async function set({ city: code, from, json, ...given }: Options): Promise<void> {
  const done = await withServices(async (services) => {
    const { id } = await findCity(services, code);
    const details = services.get(CityDetailsService);
    const day = from ?? (await services.get(CityClockService).now(id)).date;
    return details.set(id, await checked({ ...(await standing(details, id, day)), ...given }), day);
  });
  if (json) return printJson(shown(done));
  print(done);
}

/** What holds on a day already; nothing where a live city has set none. */
async function standing(
  details: CityDetailsService,
  cityId: number,
  day: DateIso,
): Promise<Partial<CityDetailSettings>> {
  try {
    const { cityId: _cityId, validFrom: _validFrom, ...settings } = await details.on(cityId, day);
    return settings;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'city_details_missing') return {};
    throw error;
  }
}

/** @throws DomainError city_details_wrong, by the same rules as over HTTP */
async function checked(settings: Partial<CityDetailSettings>): Promise<CityDetailSettings> {
  const details = plainToInstance(CityDetailsDto, settings);
  const wrong = await validate(details);
  if (wrong.length > 0) throw cityDetailsWrong(wrong.map(({ property }) => optionOf(property)));
  return { ...details, invoiceRegistrationNumber: details.invoiceRegistrationNumber ?? null };
}

function optionOf(setting: string): string {
  return `--${setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function shown({ cityId: _cityId, ...details }: CityDetails): Omit<CityDetails, 'cityId'> {
  return details;
}

function print(details: CityDetails): void {
  const settings = Object.entries(NAMES) as [keyof CityDetailSettings, string][];
  printTable(
    ['項目 setting', `${details.validFrom} から from`],
    settings.map(([setting, name]) => [name, String(details[setting] ?? '-')]),
  );
}
