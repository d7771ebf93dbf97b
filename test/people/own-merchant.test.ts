import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inCity } from '../../src/database/scope.js';
import { MerchantPeopleService } from '../../src/merchants/merchant-people.service.js';
import { Till } from '../redemptions/till.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town, type TownShop } from '../support/town.js';
import { Person } from './doors/person.js';

let db: TestDatabase;
let app: TestApp;
let town: Town;
let people = 0;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const inTown = <T>(work: () => Promise<T>) => inCity(town.id, work);
const newPerson = () => Person.signedIn(app, `counter${(people += 1)}@example.jp`);
const behind = ({ merchantId }: TownShop) => inTown(() => app.get(MerchantPeopleService).list(town.id, merchantId));

async function payAt(shop: TownShop, employeeId: string) {
  const { status, body } = await (await Till.at(app, town, shop)).takeFrom(employeeId, 1);
  return [status, body.code];
}

describe('an account that holds coupons and stands behind a counter', () => {
  it.each(['merchant_clerk', 'merchant_owner'] as const)(
    'as %s cannot pay with the own coupons there, whichever role came first, and can elsewhere',
    async (role) => {
      for (const counterFirst of [true, false]) {
        const [shop, elsewhere] = await inTown(async () => [await town.shop(), await town.shop()] as const);
        const employeeId = await inTown(() => town.parent());
        const { merchantId, shopId } = shop;
        const scope = role === 'merchant_clerk' ? { merchantId, shopId } : { merchantId };
        const person = await newPerson();
        const atCounter = () => person.give(town.id, role, scope);
        const withCoupons = () => person.give(town.id, 'employee', { employeeId });
        const [first, second] = counterFirst ? [atCounter, withCoupons] : [withCoupons, atCounter];
        await first();
        expect(await behind(shop)).toEqual([]);
        await second();
        expect(await behind(shop)).toMatchObject([{ employeeId, role: role.slice('merchant_'.length) }]);
        expect(await payAt(shop, employeeId)).toEqual([422, 'own_merchant']);
        expect(await payAt(elsewhere, employeeId)).toEqual([201, undefined]);
      }
    },
  );

  it('stays barred when the role at the counter ends, and until the city lifts it', async () => {
    const shop = await inTown(() => town.shop());
    const employeeId = await inTown(() => town.parent());
    const person = await newPerson();
    await person.give(town.id, 'employee', { employeeId });
    const grant = await person.give(town.id, 'merchant_owner', { merchantId: shop.merchantId });
    await query(
      db.adminUrl,
      `update role_grants set ended_at = now(), ended_by = account_id, end_reason = 'given_up' where id = '${grant}'`,
    );
    expect(await payAt(shop, employeeId)).toEqual([422, 'own_merchant']);
    await inTown(() => app.get(MerchantPeopleService).remove(town.id, shop.merchantId, employeeId));
    expect(await payAt(shop, employeeId)).toEqual([201, undefined]);
  });

  it('is not taken for another account, nor for a role that has ended', async () => {
    const shop = await inTown(() => town.shop());
    const employeeId = await inTown(() => town.parent());
    const person = await newPerson();
    const grant = await person.give(town.id, 'merchant_owner', { merchantId: shop.merchantId });
    await query(
      db.adminUrl,
      `update role_grants set ended_at = now(), ended_by = account_id, end_reason = 'given_up' where id = '${grant}'`,
    );
    await person.give(town.id, 'employee', { employeeId });
    await (await newPerson()).give(town.id, 'merchant_owner', { merchantId: shop.merchantId });
    expect(await payAt(shop, employeeId)).toEqual([201, undefined]);
  });
});
