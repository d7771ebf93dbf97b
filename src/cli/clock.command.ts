import type { Command } from 'commander';
import type { DateIso } from '../domain/date.js';
import { AdvanceClockService } from '../issuance/advance-clock.service.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { date } from './arguments.js';
import { findCity } from './find-city.js';
import { printJson, printLine } from './print.js';
import { withSealedServices, withServices } from './with-services.js';

export function define(program: Command): void {
  program
    .command('clock')
    .description(
      "shows the day of a city, or moves a rehearsal city's clock forward; what falls due on the way is done",
    )
    .requiredOption('--city <code>', 'the city')
    .option('--to <date>', 'the day to which a rehearsal city moves', date)
    .option('--json', 'answer in JSON')
    .action(clock);
}

async function clock(options: { city: string; to?: DateIso; json?: true }): Promise<void> {
  const run = options.to === undefined ? withServices : withSealedServices;
  const answer = await run(async (services) => {
    const city = await findCity(services, options.city);
    if (options.to !== undefined) await services.get(AdvanceClockService).advanceTo(city.id, options.to);
    const { date: on } = await services.get(CityClockService).now(city.id);
    return { city: city.code, kind: city.kind, on };
  });
  if (options.json) return printJson(answer);
  printLine(`${answer.city} (${answer.kind === 'live' ? '本番 live' : '稽古 rehearsal'}): ${answer.on}`);
}
