import { afterEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changedTables } from '../support/checksums.js';
import { eachOf } from '../people/matrix/send.js';
import { brokenRequest } from './fuzz/broken-request.js';
import { FuzzedProgram, SIGNED_IN } from './fuzz/fuzzed-program.js';
import { faultOf } from './fuzz/judge.js';
import { type RawAnswer, RawHttp, type RawRequest } from './fuzz/raw-http.js';

/** SANKYU_FUZZ_RUNS requests, from SANKYU_FUZZ_SEED on: the same ones in every ordinary run, others in each proof. */
const RUNS = Number(process.env.SANKYU_FUZZ_RUNS ?? 5_000);
const SEED = Number(process.env.SANKYU_FUZZ_SEED ?? process.env.PROVE_SEED ?? 1_146_572_380);

/** Between two looks at the database. */
const BATCH = 125;
/** A city in which so much was tried is worn out: what could be decided is decided. */
const A_CITY = 5_000;
const AT_ONCE = 12;
const MOST_TRIES = 100;

interface Sent {
  request: RawRequest;
  answer: RawAnswer;
}

const counts: Record<string, number> = {};
const codes = new Set<string>();
const wrong: string[] = [];
let program: FuzzedProgram | undefined;
let http: RawHttp;
let cookie: string;

afterEach(async () => {
  http?.close();
  await program?.stop();
});

it('malformed requests are never answered by a fault, always by a problem in both languages, and change nothing', async () => {
  process.stdout.write(`fuzz: SANKYU_FUZZ_RUNS=${RUNS} SANKYU_FUZZ_SEED=${SEED}\n`);
  for (let done = 0; done < RUNS && wrong.length === 0; done += A_CITY) {
    await inNewCities(Math.min(A_CITY, RUNS - done), SEED + done);
  }
  process.stdout.write(`fuzz: ${JSON.stringify(counts)}, ${codes.size} different refusals\n`);
  expect(wrong).toEqual([]);
  expect(codes.size).toBeGreaterThan(20);
  expect(counts.refused).toBeGreaterThan(RUNS / 2);
}, 3_600_000);

async function inNewCities(runs: number, seed: number): Promise<void> {
  program = await FuzzedProgram.start();
  http = new RawHttp(new URL(program.app.url));
  const { document } = program;
  const known = program.known();
  const anyRequest = fc
    .constantFrom(...(await program.targets()))
    .chain((sameOperation) => fc.constantFrom(...sameOperation))
    .chain((target) => brokenRequest(document, target, known));
  const requests = fc.sample(anyRequest, { seed, numRuns: runs });
  for (let from = 0; from < runs && wrong.length < 20; from += BATCH) {
    await judgeBatch(program, requests.slice(from, from + BATCH));
  }
  http.close();
  await program.stop();
  program = undefined;
}

/** Whatever of a batch was refused has changed nothing; what was not refused may have. */
async function judgeBatch(program: FuzzedProgram, requests: RawRequest[]): Promise<void> {
  cookie = await program.cookie();
  const before = await program.checksums.now();
  const sent = await sendAll(requests);
  for (const { request, answer } of sent) count(request, answer);
  if (changedTables(before, await program.checksums.now()).length === 0) return;
  await onlyRefused(program, sent);
}

/** Sends again what was refused, until nothing but refusals is left to be blamed for a change. */
async function onlyRefused(program: FuzzedProgram, sent: Sent[]): Promise<void> {
  let refused = sent.filter(isRefused);
  for (let tries = 0; tries < 5; tries += 1) {
    cookie = await program.cookie();
    const before = await program.checksums.now();
    const again = await sendAll(refused.map(({ request }) => request));
    const changed = changedTables(before, await program.checksums.now());
    if (changed.length === 0) return;
    refused = again.filter(isRefused);
    if (refused.length === again.length) return nameTheGuilty(program, refused);
  }
}

async function nameTheGuilty(program: FuzzedProgram, refused: Sent[]): Promise<void> {
  for (const { request } of refused) {
    cookie = await program.cookie();
    const before = await program.checksums.now();
    const answer = await send(request);
    const changed = changedTables(before, await program.checksums.now());
    if (answer.status >= 400 && changed.length > 0) {
      wrong.push(`${nameOf(request)} was refused (${answer.status}), but changed ${changed.join(', ')}`);
    }
  }
}

const isRefused = ({ answer }: Sent) => answer.status >= 400;

async function sendAll(requests: RawRequest[]): Promise<Sent[]> {
  const sent: Sent[] = [];
  await eachOf(
    requests,
    async (request) => {
      sent.push({ request, answer: await send(request) });
    },
    AT_ONCE,
  );
  return sent;
}

/** Again, as long as another request is in the way. */
async function send(request: RawRequest): Promise<RawAnswer> {
  const { headers } = request;
  const asked = headers.cookie === SIGNED_IN ? { ...request, headers: { ...headers, cookie } } : request;
  for (let tries = 1; ; tries += 1) {
    const answer = await http.send(asked);
    if (answer.status !== 503 || tries === MOST_TRIES) return answer;
  }
}

function count(request: RawRequest, answer: RawAnswer): void {
  const outcome = answer.status >= 400 ? 'refused' : request.method === 'GET' ? 'read' : 'done';
  counts[outcome] = (counts[outcome] ?? 0) + 1;
  const fault = faultOf(request, answer);
  if (fault) wrong.push(`${nameOf(request)}: ${fault}`);
  else if (answer.status >= 400) codes.add(/"code":"(\w+)"/.exec(answer.text)?.[1] ?? String(answer.status));
}

const nameOf = ({ method, path, headers, body }: RawRequest) =>
  `${method} ${path.slice(0, 300)} ${JSON.stringify({ ...headers, authorization: undefined }).slice(0, 300)} ${
    body?.toString('utf8').slice(0, 400) ?? ''
  }`;
