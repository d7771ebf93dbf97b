import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Seconds that each side runs in each round. */
  seconds: number;
  /** How often the two sides of a comparison take turns. */
  rounds: number;
  /** The folder of a clone of pgledger, which two comparisons stand against. */
  pgledger?: string;
  /** Only the comparisons over HTTP, or only those of SQL calls. */
  part?: 'http' | 'sql';
  /** Prints nothing but one JSON object on standard output. */
  json: boolean;
}

export const USAGE = `npm run bench -- [options]
  --pgledger <folder>  a clone of pgledger (github.com/pgr0ss/pgledger); without it the comparisons with it are left out
  --seconds <n>        how long each side runs in each round (10)
  --rounds <n>         how often the two sides take turns (5)
  --only <http|sql>    only the comparisons over HTTP, or only those of SQL calls
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
      json: { type: 'boolean', default: false },
    },
  });
  const { pgledger, only, json } = values;
  if (only !== undefined && only !== 'http' && only !== 'sql') throw new RangeError('--only is http or sql.');
  const options = { seconds: Number(values.seconds), rounds: Number(values.rounds), json };
  for (const name of ['seconds', 'rounds'] as const) {
    if (!Number.isSafeInteger(options[name]) || options[name] < 1) {
      throw new RangeError(`--${name} must be a whole number above 0.`);
    }
  }
  return { ...options, part: only, pgledger };
}
