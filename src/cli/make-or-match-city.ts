import type { INestApplicationContext } from '@nestjs/common';
import { CriteriaService } from '../certification/criteria/criteria.service.js';
import { enterCity } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import type { Month } from '../domain/month.js';
import type { City } from '../programmes/city.entity.js';
import { CreateCityService } from '../programmes/create-city.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { cityContradicts, startMissing } from './cli.errors.js';
import { beginCommand } from './command-act.js';

export interface CityOptions {
  city: string;
  name?: string;
  start?: Month;
  asOf?: DateIso;
}

/**
 * The city that was found, which is what the options say; or a new one as they say.
 *
 * @throws DomainError start_missing (a new city), city_contradicts, and what creating a city can raise
 */
export async function makeOrMatchCity(
  services: INestApplicationContext,
  found: City | undefined,
  options: CityOptions,
): Promise<City> {
  const { city: code, name, start, asOf } = options;
  if (found) {
    await mustMatch(services, found, options);
    return found;
  }
  if (start === undefined) throw startMissing(code);
  const kind = asOf === undefined ? 'live' : 'rehearsal';
  const programme = { startsMonth: start };
  const { city } = await services
    .get(CreateCityService)
    .createCity({ code, name: name ?? code, kind, asOf, programme });
  enterCity(city.id);
  await beginCommand(services, city.id);
  await services.get(CriteriaService).begin(city.id);
  return city;
}

async function mustMatch(
  services: INestApplicationContext,
  city: City,
  { name, start, asOf }: CityOptions,
): Promise<void> {
  if (name !== undefined && name !== city.name) throw cityContradicts('name', name, city.name);
  if (start !== undefined) {
    const { startsMonth } = await services.get(ProgrammesService).mainProgramme(city.id);
    if (start !== startsMonth) throw cityContradicts('start', start, startsMonth);
  }
  if (asOf !== undefined) {
    // A rehearsal's first block keeps the day on which its clock began.
    const [begun] = await services
      .get(Transactions)
      .query<{ on: DateIso | null }>(
        'select clock_on::text as on from ledger.blocks where city_id = $1 and block = 1',
        [city.id],
      );
    const stands = begun?.on ?? 'live';
    if (asOf !== stands) throw cityContradicts('as-of', asOf, stands);
  }
}
