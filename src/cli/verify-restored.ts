import type { INestApplicationContext } from '@nestjs/common';
import { inOwnScope } from '../database/scope.js';
import type { Difference } from '../ledger/difference.js';
import { VerifyService } from '../ledger/verify.service.js';
import { CHAIN_ENDS_BEFORE_HEAD } from '../ledger/verify-seals.js';
import { CitiesService } from '../programmes/cities.service.js';
import { withOutcome } from './command-act.js';
import { findCity } from './find-city.js';
import { withServices } from './with-services.js';

/** What verify says of a city in a database that was restored. */
export interface RestoredCity {
  code: string;
  operations: number;
  /** Where the chain of its seals ends. */
  sealedBlocks: number;
  /** The block of the head kept outside, when the chain ends before it. */
  head?: number;
  /** Whatever else differs. */
  differences: Difference[];
}

/** Verifies every city of the database in use, one after the other. */
export function verifyRestored(): Promise<RestoredCity[]> {
  return withServices(async (services) => {
    const cities = await services.get(CitiesService).all();
    const restored: RestoredCity[] = [];
    for (const { code } of cities) {
      restored.push(await inOwnScope(() => withOutcome(services, () => verifyOne(services, code))));
    }
    return restored;
  });
}

async function verifyOne(services: INestApplicationContext, code: string): Promise<RestoredCity> {
  const city = await findCity(services, code);
  const { checked, differences } = await services.get(VerifyService).verify(city.id);
  const head = differences.find(({ found }) => found === CHAIN_ENDS_BEFORE_HEAD);
  return {
    code,
    operations: checked.operations ?? 0,
    sealedBlocks: checked.sealedBlocks ?? 0,
    ...(head ? { head: Number(head.subject.replace('block ', '')) } : {}),
    differences: differences.filter((one) => one !== head),
  };
}
