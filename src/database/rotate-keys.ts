import pg, { type ClientBase } from 'pg';
import { type BoxColumn, declaredBoxes } from './boxes.js';
import type { Vault } from './vault.js';

const BATCH = 500;

export interface RotatedColumn {
  /** Table and column. */
  column: string;
  /** Closed anew just now. */
  renewed: number;
  /** Still closed with an older key: no key at hand opens them, or something else wrote them meanwhile. */
  left: number;
}

type Row = Record<string, string> & { box: never };

/**
 * Closes anew, with the first key of SANKYU_DATA_KEY, whatever was closed with another. Each box is written by itself:
 * interrupted, it goes on where it stopped. Once nothing is left, the older keys may go.
 *
 * @param client the owner's, who alone may close bank details anew
 * @param onProgress told of each column's boxes as they are done
 */
export async function rotateKeys(
  client: ClientBase,
  vault: Vault,
  onProgress: (column: string, renewed: number) => void = () => undefined,
): Promise<RotatedColumn[]> {
  const done: RotatedColumn[] = [];
  for (const place of declaredBoxes()) {
    const column = `${place.table}.${place.column}`;
    const renewed = await renewColumn(client, vault, place, (count) => onProgress(column, count));
    done.push({ column, renewed, left: await countStale(client, vault, place) });
  }
  return done;
}

async function renewColumn(
  client: ClientBase,
  vault: Vault,
  place: BoxColumn,
  onProgress: (renewed: number) => void,
): Promise<number> {
  const { table, key, column } = place;
  const names = key.map((one) => pg.escapeIdentifier(one)).join(', ');
  let after: string[] | undefined;
  let renewed = 0;
  for (;;) {
    // By the key, past what could not be opened, so that every round gets further.
    const { rows } = await client.query<Row>(
      `select ${key.map((one) => `${pg.escapeIdentifier(one)}::text`).join(', ')}, ${column} as box from ${table}
        where ${column} is not null and substring(${column} for 5) <> $1
          ${after ? `and (${names}) > (${key.map((_, index) => `$${index + 3}`).join(', ')})` : ''}
        order by ${names} limit $2`,
      [vault.freshHead, BATCH, ...(after ?? [])],
    );
    for (const row of rows) renewed += await renewBox(client, vault, place, row);
    onProgress(renewed);
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return renewed;
    after = key.map((one) => last[one]!);
  }
}

/** @returns 1 when it was closed anew; 0 when no key opens it, or it was changed in between */
async function renewBox(client: ClientBase, vault: Vault, place: BoxColumn, row: Row): Promise<number> {
  const { table, key, column, print } = place;
  const about = place.about(row);
  const text = openedOrNothing(vault, row.box, about);
  if (text === undefined) return 0;
  const set = print ? `, ${print.column} = $3` : '';
  const first = print ? 4 : 3;
  const { rowCount } = await client.query(
    `update ${table} set ${column} = $1${set}
      where ${column} = $2 and ${key.map((one, index) => `${pg.escapeIdentifier(one)} = $${index + first}`).join(' and ')}`,
    [vault.close(text, about), row.box, ...(print ? [print.of(vault, text, row)] : []), ...key.map((one) => row[one])],
  );
  return rowCount ?? 0;
}

function openedOrNothing(vault: Vault, box: Buffer, about: string): string | undefined {
  try {
    return vault.open(box, about);
  } catch {
    return undefined;
  }
}

async function countStale(client: ClientBase, vault: Vault, { table, column }: BoxColumn): Promise<number> {
  const { rows } = await client.query<{ left: string }>(
    `select count(*) as left from ${table} where ${column} is not null and substring(${column} for 5) <> $1`,
    [vault.freshHead],
  );
  return Number(rows[0]?.left);
}
