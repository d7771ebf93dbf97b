import { randomUUID } from 'node:crypto';
import { query } from './query.js';
import type { TestDatabase } from './postgres.js';

/** A bare city, for tests of what does not depend on its programmes. */
export async function bareCity(db: Pick<TestDatabase, 'adminUrl'>, cityId: number): Promise<number> {
  await query(
    db.adminUrl,
    `insert into cities (id, code, name, kind) values (${cityId}, 'city-${cityId}', '試験市', 'live')`,
  );
  return cityId;
}

export async function bareEmployer(db: Pick<TestDatabase, 'adminUrl'>, cityId: number): Promise<string> {
  const id = randomUUID();
  const number = String(Math.floor(Math.random() * 1e13)).padStart(13, '0');
  await query(
    db.adminUrl,
    `insert into employers (city_id, id, corporate_number, name, name_kana, contact_email)
     values (${cityId}, '${id}', '${number}', '株式会社試験', 'シケン', 'hr@example.jp')`,
  );
  return id;
}
