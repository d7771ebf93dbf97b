import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FirstAdminService } from '../people/grants/first-admin.service.js';
import { CitiesService } from '../programmes/cities.service.js';
import { DemoCityService } from '../simulation/demo-city.service.js';
import { say } from './say.js';
import type { ProgramRole } from './settings.js';

/** Where the demo city lives: it is made up, and only where nothing real can be. */
export function mayBeDemo(embedded: boolean): boolean {
  return embedded && process.env.SANKYU_DEMO !== 'off';
}

/** What the program offers. */
export interface Offer {
  role: ProgramRole;
  /** Whether the database is the one that Sankyu runs itself. */
  embedded: boolean;
  /** Where it is found from this machine, when it listens. */
  address: string | undefined;
  /** Whether it serves the screens. */
  screens: boolean;
}

/**
 * Says where screens and API are, and what to do next: the demo city, made when it is not there yet, with a token for
 * each role; or, where there is no city and will be none by itself, how to make one.
 */
export async function showWhereToBegin(app: NestFastifyApplication, offer: Offer): Promise<void> {
  const { role, embedded, address, screens } = offer;
  if (address !== undefined && role !== 'worker') {
    if (screens) say(`  Screens   ${address}/`);
    say(`  API       ${address}/api/v1`, `  API docs  ${address}/api/docs`);
  }
  const cities = await app.get(CitiesService).all();
  if (mayBeDemo(embedded)) {
    if (cities.length === 0) say('Making the demo city, once ...');
    const tokens = await app.get(DemoCityService).make();
    if (!tokens) return;
    if (screens && address !== undefined) say(`Open ${address}/ and choose who to be.`);
    say('Access tokens of the demo city (Authorization: Bearer ...):');
    for (const { role, label, token } of tokens) say(`  ${role.padEnd(14)}  ${token}  ${label}`);
  } else if (cities.length === 0 && role !== 'worker') {
    say(
      'There is no city yet. Its first administrator founds it by this link (72 hours, once; each start makes a new one):',
    );
    say(`  ${await app.get(FirstAdminService).link()}`);
    say('Or make it here, and an access token for its administrator:');
    say('  npx sankyu city create --help', '  npx sankyu token create --help');
  }
}
