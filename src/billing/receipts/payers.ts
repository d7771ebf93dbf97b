import type { EntityManager } from 'typeorm';
import { type PayerName, readPayerName } from './payer-name.js';

/** An employer as its payments show it. */
export interface Payer {
  employerId: string;
  name: string;
  reading: PayerName;
  virtualAccount: string | null;
}

export async function payersOf(manager: EntityManager, cityId: number): Promise<Payer[]> {
  const rows = await manager.query<{ id: string; name: string; kana: string; account: string | null }[]>(
    `select e.id, e.name, e.name_kana as kana, v.account
       from employers e left join virtual_accounts v on v.city_id = e.city_id and v.employer_id = e.id
      where e.city_id = $1 order by e.corporate_number`,
    [cityId],
  );
  return rows.map(({ id, name, kana, account }) => ({
    employerId: id,
    name,
    reading: readPayerName(kana),
    virtualAccount: account,
  }));
}
