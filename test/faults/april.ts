import type { INestApplicationContext } from '@nestjs/common';
import { VirtualAccountsService } from '../../src/billing/virtual-accounts.service.js';
import { operationIdOf, requestDigestOf } from '../../src/domain/operation-key.js';
import { EmployersService } from '../../src/employers/employers.service.js';
import { AdvanceClockService } from '../../src/issuance/advance-clock.service.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { SealService } from '../../src/ledger/seal.service.js';
import { CityDetailsService } from '../../src/programmes/city-details.service.js';
import { DETAILS } from '../payouts/paying-town.js';
import { Town, type TownShop } from '../support/town.js';

const PEOPLE = 20;
const SHOPS = 3;
/** Into which the first employer pays; the other one is known by its name. */
const VIRTUAL_ACCOUNT = '7654321';

/**
 * A rehearsal town of 20 parents of two employers and 3 shops that has lived through April 2026: gifts, purchases, voids,
 * and coupons of four of them that lapsed on the way. On the first of May, with nothing closed.
 */
export async function liveApril(app: Pick<INestApplicationContext, 'get'>): Promise<number> {
  const town = await Town.make(app, { asOf: '2026-04-10' });
  await app.get(CityDetailsService).set(town.id, DETAILS);
  const other = await town.employer('有限会社二番', 2);
  await app.get(EmployersService).change(town.id, other, { nameKana: 'ユウゲンガイシャニバンショウテン' });
  await app.get(VirtualAccountsService).set(town.id, town.employerId, VIRTUAL_ACCOUNT);
  const shops: TownShop[] = [];
  for (let index = 0; index < SHOPS; index += 1) shops.push(await town.shop(`店${index + 1}`));
  const people: string[] = [];
  for (let index = 0; index < PEOPLE; index += 1) {
    const employerId = index % 4 === 0 ? other : town.employerId;
    const person = await town.person(`村上 ${index + 1}`, 'ムラカミ トモコ', employerId);
    await town.coupons(person, { employerId, ...(index % 5 === 0 ? { expiresOn: '2026-04-20' } : {}) });
    people.push(person);
  }
  await spend(app.get(Ledger), town.id, people, shops);
  await app.get(AdvanceClockService).advanceTo(town.id, '2026-04-21');
  await app.get(AdvanceClockService).advanceTo(town.id, '2026-05-01');
  await app.get(SealService).seal(town.id);
  return town.id;
}

/** Everybody gives the next one a note and buys for two to four; every fifth purchase is taken back. */
async function spend(ledger: Ledger, cityId: number, people: string[], shops: TownShop[]): Promise<void> {
  const keyed = (key: string) => ({
    id: operationIdOf(cityId, 'faults', key),
    actor: operationIdOf(cityId, 'faults', 'till'),
    digest: requestDigestOf('faults', key),
  });
  for (const [index, giver] of people.entries()) {
    const receiver = people[(index + 1) % people.length]!;
    const gift = { ...keyed(`give ${index}`), giver, receiver, notes: 1, noteYen: 1_000, maxHands: 0 };
    done(await ledger.give(cityId, [gift]));
    const { merchantId: merchant, shopId: shop } = shops[index % shops.length]!;
    const times = { receivedAt: new Date(), deadline: new Date(Date.now() + 30_000) };
    const purchase = { wallet: giver, merchant, shop, notes: 2 + (index % 3), noteYen: 1_000, ...times };
    const undoes = done(await ledger.redeem(cityId, [{ ...keyed(`redeem ${index}`), ...purchase }]));
    if (index % 5 === 2) done(await ledger.undo(cityId, [{ ...keyed(`void ${index}`), undoes, as: 'void' }]));
  }
}

function done([answer]: { status: string; operationId: string | null }[]): string {
  if (answer?.status !== 'done') throw new Error(`Refused: ${answer?.status}`);
  return answer.operationId!;
}
