import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { AppModule } from '../src/app.module.js';
import type { DateIso } from '../src/domain/date.js';
import { addMonths, firstDay, type Month } from '../src/domain/month.js';
import { HttpSettings } from '../src/http/http-settings.js';
import { JobSettings } from '../src/jobs/job-settings.js';
import { hashOf, newToken } from '../src/people/token-text.js';
import { CreateCityService } from '../src/programmes/create-city.service.js';
import { forCity } from '../test/support/query.js';

export const MERCHANTS = 200;
const EMPLOYERS = 100;
/** What a wallet has: the notes of six months, all still valid, as after half a year of saving. */
const MONTHS = 6;
const NOTES_A_MONTH = 20;
export const NOTES_A_WALLET = MONTHS * NOTES_A_MONTH;

/** A live city with its merchants, one shop and one till each, and wallets full of notes. */
export interface BenchCity {
  id: number;
  wallets: number;
  /** The access token of each merchant's till. */
  tills: string[];
}

const KINDS = ['wallet', 'merchant', 'shop', 'till', 'token'] as const;
type Kind = (typeof KINDS)[number];

/**
 * SQL for the id of the n-th of a kind: a UUID of version 8, spread like random ones (an odd factor modulo 2^32 meets each
 * number once), and made anew without a table to look it up, nor much work.
 */
export const idOf = (kind: Kind, n: string) =>
  `(lpad(to_hex((${n})::bigint * 2654435761 % 4294967296), 8, '0') || '-${KINDS.indexOf(kind)}000-8000-8000-000000000000')::uuid`;

/**
 * Makes the city: itself by the program's own service, its coupons by the ledger's own functions.
 *
 * @param rehearsalOn makes it a rehearsal on this day, so that a month can end when it is wanted
 */
export async function makeCity(
  appUrl: string,
  wallets: number,
  thisMonth: Month,
  rehearsalOn?: DateIso,
): Promise<BenchCity> {
  const first = addMonths(thisMonth, 1 - MONTHS);
  const { id, programmeId } = await createCity(appUrl, first, rehearsalOn);
  const tills = Array.from({ length: MERCHANTS }, () => newToken(id));
  const client = new Client({ connectionString: forCity(appUrl, id) });
  await client.connect();
  try {
    await client.query(EMPLOYER_ROWS, [id, EMPLOYERS]);
    await client.query(MERCHANT_ROWS, [id, MERCHANTS]);
    await client.query(SHOP_ROWS, [id, MERCHANTS]);
    await client.query(TILL_ROWS, [id, tills.map(hashOf)]);
    await client.query(`select ledger.open_accounts($1, 'merchant', ${idsOf('merchant')})`, [id, MERCHANTS]);
    await client.query(`select ledger.set_acceptances($1, ${idsOf('merchant')}, '2020-01-01', true)`, [id, MERCHANTS]);
    await client.query(`select ledger.open_accounts($1, 'wallet', ${idsOf('wallet')})`, [id, wallets]);
    for (let month = first; month <= thisMonth; month = addMonths(month, 1)) {
      await client.query(ISSUE, [id, wallets, programmeId, firstDay(month), NOTES_A_MONTH * 500]);
    }
  } finally {
    await client.end();
  }
  return { id, wallets, tills };
}

/** A city by the program's own service, with a programme that begins in this month. */
export function createCity(
  appUrl: string,
  startsMonth: Month,
  asOf?: DateIso,
): Promise<{ id: number; programmeId: string }> {
  const kind = asOf
    ? ({ code: 'bench-rehearsal', kind: 'rehearsal', asOf } as const)
    : ({ code: 'bench', kind: 'live' } as const);
  return withProgram(appUrl, async (app) => {
    const { city, programme } = await app
      .get(CreateCityService)
      .createCity({ ...kind, name: 'ベンチ市', programme: { startsMonth } });
    return { id: city.id, programmeId: programme!.id };
  });
}

/** Does something with the program's services, as they are wired in the service. */
export async function withProgram<T>(appUrl: string, work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const program = AppModule.with({
    appUrl,
    poolSize: 2,
    http: new HttpSettings({ SANKYU_LOG_LEVEL: 'silent' }),
    jobs: new JobSettings(false, appUrl),
  });
  const app = await NestFactory.createApplicationContext(program, { logger: false, abortOnError: false });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

/** All ids of a kind; $2 how many. */
const idsOf = (kind: 'wallet' | 'merchant') =>
  `array(select ${idOf(kind, 'n')} from generate_series(1, $2::integer) n)`;

/** $1 city, $2 how many. */
export const EMPLOYER_ROWS = `
  insert into employers (city_id, id, corporate_number, name, name_kana, contact_email)
  select $1, md5('employer ' || n)::uuid, (1000000000000 + n)::text, '企業 ' || n, 'キギョウ', 'hr@example.jp'
    from generate_series(0, $2::integer - 1) n`;

export const MERCHANT_ROWS = `
  insert into merchants (city_id, id, name, name_kana, contact_email)
  select $1, ${idOf('merchant', 'n')}, '店 ' || n, 'ミセ', 'shop@example.jp' from generate_series(1, $2::integer) n`;

export const SHOP_ROWS = `
  insert into shops (city_id, id, merchant_id, name, name_kana, trade, area)
  select $1, ${idOf('shop', 'n')}, ${idOf('merchant', 'n')}, '店 ' || n, 'ミセ', '飲食', '中央' from generate_series(1, $2::integer) n`;

/** $2 the hashes of the tokens. */
const TILL_ROWS = `
  insert into access_tokens (city_id, id, token_hash, role, label, merchant_id, shop_id)
  select $1, ${idOf('till', 'n')}, hash, 'pos_client', 'till', ${idOf('merchant', 'n')}, ${idOf('shop', 'n')}
    from unnest($2::bytea[]) with ordinality each (hash, n)`;

/** $1 city, $2 wallets, $3 programme, $4 first day of the month, $5 yen of each payer. */
const ISSUE = `
  select * from ledger.issue($1, (
    select array_agg((
        ledger.derived_id(${idOf('wallet', 'n')}, $4::date::text), $3, ${idOf('wallet', 'n')},
        md5('enrolment ' || n)::uuid, md5('employer ' || n % ${EMPLOYERS})::uuid, null, $4::date, $4::date,
        ($4::date + interval '6 months' - interval '1 day')::date, $5::integer, $5::integer, 1000, 'issue', $3
      )::ledger.issue_item)
      from generate_series(1, $2::integer) n))`;
