import type { INestApplicationContext } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.js';
import { CitiesService } from '../programmes/cities.service.js';
import type { City } from '../programmes/city.entity.js';
import type { Programme } from '../programmes/programme.entity.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { unknownCity, unknownProgramme } from './cli.errors.js';
import { beginCommand } from './command-act.js';

/**
 * From here on the command acts on this city, which its audit log says.
 * @throws DomainError unknown_city
 */
export async function findCity(services: INestApplicationContext, code: string): Promise<City> {
  const city = await findCityIfAny(services, code);
  if (!city) throw unknownCity(code);
  return city;
}

export async function findCityIfAny(services: INestApplicationContext, code: string): Promise<City | undefined> {
  try {
    const city = await services.get(CitiesService).cityOf(code);
    await beginCommand(services, city.id);
    return city;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'city_not_found') return undefined;
    throw error;
  }
}

/**
 * The programme named, or else the city's first one.
 *
 * @throws DomainError unknown_programme, programme_not_found
 */
export async function findProgramme(
  services: INestApplicationContext,
  city: City,
  code: string | undefined,
): Promise<Programme> {
  const programmes = services.get(ProgrammesService);
  if (code === undefined) return programmes.mainProgramme(city.id);
  const found = (await programmes.list(city.id)).find((programme) => programme.code === code);
  if (!found) throw unknownProgramme(code);
  return found;
}
