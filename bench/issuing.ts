import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { jstDateOf } from '../src/domain/date.js';
import { addMonths, firstDay, type Month, monthOf } from '../src/domain/month.js';
import { hashOf, newToken } from '../src/people/token-text.js';
import { forCity } from '../test/support/query.js';
import { createCity, EMPLOYER_ROWS, idOf } from './city.js';
import { inTurns } from './compare.js';
import type { Figures } from './comparisons.js';
import { Memory, riseOf } from './memory.js';
import type { BenchOptions } from './options.js';
import type { BenchServer, Database } from './server.js';
import { Service } from './service.js';

/** Each takes minutes; and the rules let a city catch up six months and no more. */
const MOST_ROUNDS = 3;
const REACH = 1.5;
const EMPLOYERS = 1_000;
/** So many had a month before, so that no side begins with tables that the planner takes for empty. */
const EARLY = 1_000;
const LOOK_AGAIN_MS = 100;

interface Parents {
  cityId: number;
  programmeId: string;
  /** The access token of the city's finance section. */
  token: string;
}

/**
 * Issues a month to everybody in turns with a plain insert of the same rows: the service in one database, as it is asked
 * to over HTTP and does it in its own task, and one bare statement in a copy of that database.
 */
export async function issuingToAll(
  server: BenchServer,
  { allocations, rounds }: BenchOptions,
  signal: AbortSignal,
): Promise<Figures> {
  const turns = Math.min(rounds, MOST_ROUNDS);
  const now = monthOf(jstDateOf(new Date()));
  const first = addMonths(now, 1 - turns);
  const parents = await enrol(server, allocations, first);
  await server.analyse();
  const plain = await server.copyOfFirst('plain');
  const [issued, inserted] = [monthsFrom(first), monthsFrom(first)];
  const rises: number[] = [];
  const figure = await inTurns(
    turns,
    REACH,
    {
      ours: () =>
        server.settled(async () => {
          const { tookMs, riseMb } = await issueByService(server, parents, issued.next().value!, signal);
          rises.push(riseMb);
          return tookMs;
        }),
      theirs: async () => {
        const month = inserted.next().value!;
        await withClient(plain.ownerUrl, (client) => stage(client, parents, month));
        return server.settled(() => withClient(plain.ownerUrl, insertStaged));
      },
    },
    'lower',
  );
  for (const url of [server.ownerUrl, plain.ownerUrl])
    await mustBeIssued(url, allocations * turns + Math.min(allocations, EARLY));
  return {
    [`issuing a month to ${allocations} parents, ms : a plain insert of the same rows, ms`]: figure,
    'MB of memory that the service needs above idle while it issues : 64 MB': riseOf(Math.max(...rises)),
  };
}

function* monthsFrom(first: Month): Generator<Month, Month> {
  for (let month = first; ; month = addMonths(month, 1)) yield month;
}

/** Everybody with a wallet and an enrolment for all months there are. */
async function enrol(database: Database, parents: number, startsMonth: Month): Promise<Parents> {
  const { id: cityId, programmeId } = await createCity(database.appUrl, addMonths(startsMonth, -1));
  const token = newToken(cityId);
  await withClient(database.ownerUrl, async (client) => {
    await client.query(EMPLOYER_ROWS, [cityId, EMPLOYERS]);
    await client.query(PARENT_ROWS, [cityId, parents]);
    await client.query(ENROLMENT_ROWS, [cityId, parents, programmeId, EMPLOYERS, firstDay(startsMonth)]);
    await client.query(
      `insert into access_tokens (city_id, id, token_hash, role, label) values ($1, $2, $3, 'city_finance', 'bench')`,
      [cityId, randomUUID(), hashOf(token)],
    );
  });
  await withClient(forCity(database.appUrl, cityId), async (client) => {
    await client.query(WALLETS, [cityId, parents]);
    await client.query(EARLY_MONTH, [cityId, programmeId, firstDay(addMonths(startsMonth, -1)), EARLY]);
  });
  return { cityId, programmeId, token };
}

/** In a service that has just started; from the request until the task says that it is done. */
async function issueByService(database: Database, { token }: Parents, month: Month, signal: AbortSignal) {
  const service = await Service.start(database, signal);
  try {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', prefer: 'respond-async' };
    const memory = await Memory.ofIdle(service, token);
    const begun = performance.now();
    const { riseMb } = await memory.watch(async () => {
      const asked = await fetch(`${service.url}/api/v1/issuance-runs`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ month }),
      });
      if (asked.status !== 202) throw new Error(`Issuing was answered with ${asked.status}: ${await asked.text()}`);
      const { id } = (await asked.json()) as { id: string };
      await untilDone(`${service.url}/api/v1/tasks/${id}`, token);
    });
    return { tookMs: performance.now() - begun, riseMb };
  } finally {
    await service.stop();
  }
}

async function untilDone(url: string, token: string): Promise<void> {
  for (;;) {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const task = (await answer.json()) as { state: string; problem: unknown };
    if (task.state === 'done') return;
    if (task.state === 'failed') throw new Error(`Issuing failed: ${JSON.stringify(task.problem)}`);
    await sleep(LOOK_AGAIN_MS);
  }
}

/** Lays out the rows that issuing would write, in the order in which it would. */
async function stage(client: Client, { cityId, programmeId }: Parents, month: Month): Promise<void> {
  await client.query('drop table if exists same_rows');
  await client.query(`create unlogged table same_rows (like ledger.allocations)`);
  await client.query(SAME_ROWS, [cityId, programmeId, firstDay(month)]);
  await client.query('analyze same_rows');
}

async function insertStaged(client: Client): Promise<number> {
  const begun = performance.now();
  await client.query(PLAIN_INSERT);
  return performance.now() - begun;
}

async function mustBeIssued(ownerUrl: string, allocations: number): Promise<void> {
  const [row] = await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<Record<string, string>>(
      `select (select count(*) from ledger.allocations) as allocations, (select count(*) from ledger.operations) as operations,
              (select count(*) from ledger.transfers) as transfers, (select count(*) from ledger.holdings) as holdings`,
    );
    return rows;
  });
  const wrong = Object.entries(row!).filter(([, count]) => Number(count) !== allocations);
  if (wrong.length > 0) throw new Error(`${allocations} were to be issued, but there are ${JSON.stringify(row)}.`);
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const PARENT_ROWS = `
  insert into employees (city_id, id, name, name_kana, email)
  select $1, ${idOf('wallet', 'n')}, '親 ' || n, 'オヤ', 'parent' || n || '@example.jp'
    from generate_series(1, $2::integer) n`;

const ENROLMENT_ROWS = `
  insert into enrolments (city_id, id, programme_id, employee_id, employer_id, child_birth_date, leave_started_on,
         returned_on, state, first_month, last_month, activated_at)
  select $1, md5('enrolment ' || n)::uuid, $3, ${idOf('wallet', 'n')}, md5('employer ' || n % $4::integer)::uuid,
         $5::date - 400, $5::date - 400, $5::date - 10, 'active', $5::date, $5::date + interval '2 years', now()
    from generate_series(1, $2::integer) n`;

const WALLETS = `
  select ledger.open_accounts($1, 'wallet', array(select ${idOf('wallet', 'n')} from generate_series(1, $2::integer) n))`;

/** $1 city, $2 programme, $3 the month's first day, $4 to how many. */
const EARLY_MONTH = `
  select * from ledger.issue($1, array(
    select row(gen_random_uuid(), $2, e.employee_id, e.id, e.employer_id, null, $3, $3,
               date_trunc('month', now() at time zone 'Asia/Tokyo')::date + 180, 10000, 10000, 1000, 'issue', $2)::ledger.issue_item
      from enrolments e where e.city_id = $1 and e.programme_id = $2 limit $4))`;

/** $1 city, $2 programme, $3 the month's first day. */
const SAME_ROWS = `
  insert into same_rows
  select e.city_id, ledger.derived_id(e.programme_id, e.employee_id || ':' || to_char($3::date, 'YYYY-MM')), e.programme_id,
         e.employee_id, e.id, e.employer_id, null, $3, date_trunc('month', now() at time zone 'Asia/Tokyo')::date,
         (date_trunc('month', now() at time zone 'Asia/Tokyo') + interval '6 months' - interval '1 day')::date,
         20000, 10000, 10000, 1000, 'issue'
    from enrolments e
   where e.city_id = $1 and e.programme_id = $2
   order by e.employee_id`;

/** The rows of all four tables by one statement: those of an operation must be written together. */
const PLAIN_INSERT = `
  with allocation as (insert into ledger.allocations select * from same_rows),
  operation as (
    insert into ledger.operations (city_id, id, code, from_account, to_account, amount, actor_id, request_digest, period,
           happened_at, recorded_at, block)
    select city_id, id, 'issue', ledger.issue_account(), employee_id, amount, programme_id, id, issued_month, now(), now(), 1
      from same_rows),
  movement as (
    insert into ledger.transfers (city_id, operation_id, line, code, period, allocation_id, from_account, to_account, amount,
           employer_share, city_share, to_hands, to_step, to_amount_before, to_employer_before)
    select city_id, id, 1, 'issue', issued_month, id, ledger.issue_account(), employee_id, amount, employer_share,
           city_share, 0, 1, 0, 0
      from same_rows)
  insert into ledger.holdings (city_id, account_id, allocation_id, hands, month, expires_on, note_yen, amount,
         employer_share, city_share, step)
  select city_id, employee_id, id, 0, month, expires_on, note_yen, amount, employer_share, city_share, 1
    from same_rows`;
