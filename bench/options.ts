import { parseArgs } from 'node:util';

const PARTS = ['http', 'sql', 'issuing', 'pages', 'export', 'closing', 'start', 'paint'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  /** Seconds that each side runs in each round. */
  seconds: number;
  /** How often the two sides of a comparison take turns. */
  rounds: number;
  /** The folder of a clone of pgledger, which two comparisons stand against. */
  pgledger?: string;
  /** Only one part; see USAGE. */
  part?: Part;
  /** How many allocations are issued. */
  allocations: number;
  /** How many transfers the larger city has behind it. */
  transfers: number;
  /** How many redemptions the month has that is closed. */
  redemptions: number;
  /** Prints nothing but one JSON object on standard output. */
  json: boolean;
}

export const USAGE = `npm run bench -- [options]
  --pgledger <folder>  a clone of pgledger (github.com/pgr0ss/pgledger); without it the comparisons with it are left out
  --seconds <n>        how long each side runs in each round (10)
  --rounds <n>         how often the two sides take turns (5)
  --only <part>        only the comparisons over HTTP (http), those of SQL calls (sql), issuing a month (issuing), pages with
                       a long history behind them (pages), files of a year (export), closing a month (closing), how long
                       npm start takes (start), or how soon a phone shows the wallet (paint)
  --allocations <n>    how many allocations are issued (1100000)
  --transfers <n>      how many transfers the city with the long history has (10000000)
  --redemptions <n>    how many redemptions the month has that is closed (1000000)
  --json               one JSON object on standard output, nothing else
`;

/** @throws RangeError, or TypeError of parseArgs, in words for whoever typed the options */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '10' },
      rounds: { type: 'string', default: '5' },
      pgledger: { type: 'string' },
      only: { type: 'string' },
      allocations: { type: 'string', default: '1100000' },
      transfers: { type: 'string', default: '10000000' },
      redemptions: { type: 'string', default: '1000000' },
      json: { type: 'boolean', default: false },
    },
  });
  const { pgledger, only, json } = values;
  const part = PARTS.find((one) => one === only);
  if (only !== undefined && part === undefined) throw new RangeError(`--only is one of ${PARTS.join(', ')}.`);
  const number = (name: 'seconds' | 'rounds' | 'allocations' | 'transfers' | 'redemptions') => {
    const value = Number(values[name]);
    if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`--${name} must be a whole number above 0.`);
    return value;
  };
  return {
    seconds: number('seconds'),
    rounds: number('rounds'),
    allocations: number('allocations'),
    transfers: number('transfers'),
    redemptions: number('redemptions'),
    json,
    part,
    pgledger,
  };
}
