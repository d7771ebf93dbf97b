/** What the clocks of the database say, as texts. */
export interface Clocks {
  /** `clock_timestamp()`. */
  clock: string;
  /** `now()`. */
  now: string;
}

export const CLOCKS = 'select clock_timestamp()::text as clock, now()::text as now';

/** Whether a statement changes rows by a clock in a way that Citus refuses. */
export function readsClock(statement: string): boolean {
  return (
    /\b(insert|update|delete)\b/i.test(statement) &&
    (/\bclock_timestamp\(\)/.test(statement) ||
      (/\bnow\(\)/.test(statement) && /\b(case|coalesce|on conflict)\b/i.test(statement)))
  );
}

/**
 * What a statement of the service is on a cluster: the same, said so that Citus sends it whole to the node of the city
 * whose rows alone the connection shows.
 *
 * - Citus sends a part of a query to one node where that part names the city by itself. So `a.city_id = b.city_id` is said as
 *   `(a.city_id = 7 and b.city_id = 7)`: row security shows no other rows of either.
 * - It does not look into a table of the coordinator for each row of another node, so the welcome letters of a city are
 *   gathered first.
 * - It writes the rows of an `INSERT … SELECT` by `COPY`, which row security refuses, unless they are to be returned.
 * - What it changes must not be said by a clock that goes on meanwhile; so it is said by what the clock showed.
 *
 * @param city the number of the city, or an empty text where the connection works for none
 * @param clocks where the statement reads one (`readsClock`)
 */
export function asOneCity(statement: string, city: string, clocks?: Clocks): string {
  const named = /^\d+$/.test(city) ? nameCity(askLettersFirst(statement, city), city) : statement;
  return returnWhatIsInserted(withSteadyClock(withColumns(named), clocks));
}

const LETTER_SENT =
  /exists \(select from people\.challenges c\s+where c\.city_id = \w+\.city_id and c\.purpose = 'welcome'\s+and c\.data = (jsonb_build_object\([^)]*\))\s+and/g;

function askLettersFirst(statement: string, city: string): string {
  return statement.replace(
    LETTER_SENT,
    `$1 in (select c.data from people.challenges c where c.city_id = ${city} and c.purpose = 'welcome' and`,
  );
}

/** Rows without columns, as of `exists (select from …)`, cannot be gathered from several nodes. */
export function withColumns(statement: string): string {
  return statement.replace(/\bselect from\b/gi, 'select 1 from');
}

/** @param city how the city is said */
export function nameCity(statement: string, city: string): string {
  return statement.replace(
    /\b(\w+)\.city_id = (?!new\.|old\.)(\w+)\.(city_id|city)\b/g,
    (_, one: string, other: string, column: string) => `(${one}.city_id = ${city} and ${other}.${column} = ${city})`,
  );
}

function withSteadyClock(statement: string, clocks?: Clocks): string {
  return clocks
    ? statement
        .replace(/\bclock_timestamp\(\)/g, `timestamptz '${clocks.clock}'`)
        .replace(/\bnow\(\)/g, `timestamptz '${clocks.now}'`)
    : statement;
}

/** `returning 1` at the end of each `insert` that selects its rows and returns none of them. */
function returnWhatIsInserted(statement: string): string {
  return insertsThatSelect(statement).reduceRight(
    (text, { end }) => `${text.slice(0, end)} returning 1${text.slice(end)}`,
    statement,
  );
}

/**
 * The same for a function in PL/pgSQL, which has to have a use for what is returned: a loop that does nothing with it. One
 * that says what to do on conflict is written without `COPY`, and stays.
 */
export function loopOverWhatIsInserted(source: string): string {
  const bare = withoutTexts(source);
  return insertsThatSelect(source)
    .filter(({ index, end }) => !/\bon\s+conflict\b/i.test(bare.slice(index, end)))
    .reduceRight((text, { index, end }) => {
      const insert = `${text.slice(index, end)} returning 1`;
      const isPart = bare[end] === ')';
      const alone = `declare v_inserted record; begin for v_inserted in ${insert} loop end loop; end`;
      return text.slice(0, index) + (isPart ? insert : alone) + text.slice(end);
    }, source);
}

function insertsThatSelect(text: string): { index: number; end: number }[] {
  if (!/\binsert\s+into\b/i.test(text)) return [];
  const bare = withoutTexts(text);
  return [...bare.matchAll(/\binsert\s+into\b/gi)]
    .map(({ index }) => ({ index, end: endOfStatement(bare, index) }))
    .filter(({ index, end }) => {
      const own = bare.slice(index, end);
      return /\bselect\b/i.test(own) && !/\breturning\b/i.test(own);
    });
}

/** Where the statement that begins there ends: at a bracket that it did not open, a semicolon, or with the text. */
function endOfStatement(bare: string, begin: number): number {
  let depth = 0;
  for (let at = begin; at < bare.length; at += 1) {
    const character = bare[at];
    if (character === '(') depth += 1;
    if (character === ')' && (depth -= 1) < 0) return at;
    if (character === ';') return at;
  }
  return bare.trimEnd().length;
}

/** The same length, without what stands in quotes and comments. */
function withoutTexts(statement: string): string {
  return statement.replace(/'[^']*'|"[^"]*"|--[^\n]*|\/\*[^]*?\*\//g, (text) =>
    (text.startsWith('-') || text.startsWith('/') ? ' ' : 'x').repeat(text.length),
  );
}
