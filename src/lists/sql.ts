/** A piece of SQL with the values that stand in it, which never become part of its text. */
export interface Sql {
  /** One more than there are values: what stands before, between and after them. */
  readonly texts: readonly string[];
  readonly values: readonly unknown[];
}

/** SQL whose `${…}` are parameters, or further pieces of SQL. */
export function sql(texts: TemplateStringsArray, ...inserted: unknown[]): Sql {
  return inserted.reduce<Sql>((before, one, index) => {
    const piece = isSql(one) ? one : { texts: ['', ''], values: [one] };
    return glued(glued(before, piece), raw(texts[index + 1]!));
  }, raw(texts[0]!));
}

/** SQL from a text of this program's own. */
export function raw(text: string): Sql {
  return { texts: [text], values: [] };
}

export function joined(pieces: readonly Sql[], separator: string): Sql {
  const [first = raw(''), ...rest] = pieces;
  return rest.reduce((before, piece) => glued(glued(before, raw(separator)), piece), first);
}

/** The statement with $1, $2, … and their values. */
export function statementOf({ texts, values }: Sql): [text: string, values: unknown[]] {
  return [texts.reduce((before, text, index) => `${before}$${index}${text}`), [...values]];
}

function glued(one: Sql, other: Sql): Sql {
  const [begins = '', ...rest] = other.texts;
  const joint = `${one.texts.at(-1) ?? ''}${begins}`;
  return { texts: [...one.texts.slice(0, -1), joint, ...rest], values: [...one.values, ...other.values] };
}

function isSql(value: unknown): value is Sql {
  return typeof value === 'object' && value !== null && 'texts' in value && 'values' in value;
}
