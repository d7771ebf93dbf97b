/**
 * What in the message of an error may be a value that somebody has written: what it quotes, addresses, long numbers,
 * whatever looks like a token, and all that is not ASCII.
 */
const VALUES = [
  /".*"|“.*”|`.*`/g,
  /(?<!\w)'[^']*'/g,
  /\S*@\S*/g,
  /[^\x20-\x7e]+/g,
  /\b[\w-]*\d[\w-]*\d[\w-]*\d[\w-]*\d[\w-]*\b/g,
  /\b\w{25,}\b/g,
];

/** The first line of a message with every value in it replaced, so that it may stand in the log. */
export function withoutValues(message: string): string {
  const [first = ''] = message.split(/[\r\n]/);
  return VALUES.reduce((text, values) => text.replaceAll(values, '…'), first);
}
