import { addMonths, firstDay } from '../src/domain/month.js';
import { addDays } from '../src/domain/date.js';
import type { Figures } from './comparisons.js';
import { type CityWithHistory, PRESENT_MONTHS } from './long-history.js';
import { Memory, riseOf } from './memory.js';
import type { Database } from './server.js';
import { Service } from './service.js';

/**
 * The largest file that there is, all operations of a year as CSV, taken from the service over HTTP as fast as it comes:
 * the last year before the city's present months, of a city with the long history.
 */
export async function exportingAYear(
  database: Database,
  { tokens, months, transfers }: CityWithHistory,
  signal: AbortSignal,
): Promise<Figures> {
  const end = addMonths(months.last, 1 - PRESENT_MONTHS);
  const [from, until] = [firstDay(addMonths(end, -12)), addDays(firstDay(end), -1)];
  const service = await Service.start(database, signal, { ROLE: 'web' });
  try {
    const get = (path: string) =>
      fetch(`${service.url}/api/v1${path}`, { headers: { authorization: `Bearer ${tokens.finance}` } });
    const memory = await Memory.ofIdle(service, tokens.finance);
    const { result: lines, riseMb } = await memory.watch(async () => {
      const answer = await get(`/operations?format=csv&from=${from}&until=${until}`);
      if (!answer.ok) throw new Error(`The file was answered with ${answer.status}.`);
      return linesOf(answer.body!);
    });
    if (lines < Math.min(10_000, transfers / 10)) throw new Error(`The file of a year has ${lines} lines only.`);
    return { [`MB of memory above idle while ${lines} lines of a year are exported : 64 MB`]: riseOf(riseMb) };
  } finally {
    await service.stop();
  }
}

async function linesOf(body: AsyncIterable<Uint8Array>): Promise<number> {
  let lines = 0;
  for await (const bytes of body) for (const byte of bytes) if (byte === 10) lines++;
  return lines;
}
