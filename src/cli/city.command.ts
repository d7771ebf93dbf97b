import type { Command } from 'commander';
import { enterCity, inCity } from '../database/scope.js';
import type { DateIso } from '../domain/date.js';
import type { Month } from '../domain/month.js';
import { CriteriaService } from '../certification/criteria/criteria.service.js';
import { FirstAdminService } from '../people/grants/first-admin.service.js';
import { CitiesService } from '../programmes/cities.service.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { CreateCityService } from '../programmes/create-city.service.js';
import { date, month } from './arguments.js';
import { defineDetails } from './city-details.command.js';
import { beginCommand } from './command-act.js';
import { printJson, printLine, printTable } from './print.js';
import { withSealedServices, withServices } from './with-services.js';

interface NewCityOptions {
  city: string;
  name: string;
  start: Month;
  asOf?: DateIso;
  json?: true;
}

export function define(program: Command): void {
  const city = program.command('city').description('cities (市): made, listed, and what stands on their papers');
  city
    .command('create')
    .description(
      "makes a city with its programme 'main': a live one, or with --as-of a rehearsal (稽古) with a clock of its own",
    )
    .requiredOption('--city <code>', 'its short name: letters, digits, hyphens')
    .requiredOption('--name <name>', 'its name')
    .requiredOption('--start <month>', 'the first month of its programme', month)
    .option('--as-of <date>', 'the day on which the clock of a rehearsal begins', date)
    .option('--json', 'answer in JSON')
    .action(create);
  defineDetails(city);
  city.command('list').description('all cities').option('--json', 'answer in JSON').action(list);
}

async function create({ city: code, name, start, asOf, json }: NewCityOptions): Promise<void> {
  const made = await withSealedServices(async (services) => {
    const kind = asOf === undefined ? 'live' : 'rehearsal';
    const programme = { startsMonth: start };
    const { city } = await services.get(CreateCityService).createCity({ code, name, kind, asOf, programme });
    enterCity(city.id);
    await beginCommand(services, city.id);
    await services.get(CriteriaService).begin(city.id);
    const firstAdmin = await services.get(FirstAdminService).link(city.id);
    return { city: city.code, name: city.name, kind: city.kind, firstAdmin };
  });
  if (json) return printJson(made);
  printLine(`${made.name}（${made.city}）を作りました。 The city has been made.`);
  printLine('最初の管理者のためのリンク（72時間、1回だけ有効） The link for its first administrator (72 hours, once):');
  printLine(made.firstAdmin);
}

async function list({ json }: { json?: true }): Promise<void> {
  const cities = await withServices(async (services) => {
    const found = [];
    for (const { id, code, name, kind } of await services.get(CitiesService).all()) {
      const { date: on } = await inCity(id, () => services.get(CityClockService).now(id));
      found.push({ city: code, name, kind, on });
    }
    return found;
  });
  if (json) return printJson(cities);
  printTable(
    ['市 city', '名称 name', '種類 kind', '日付 clock'],
    cities.map((city) => Object.values(city)),
  );
}
