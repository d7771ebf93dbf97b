/** In this order: most browsers also call themselves by the name of those before them. */
const BROWSERS = [
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Opera', /OPR\//],
  ['Firefox', /(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|HeadlessChrome|CriOS)\//],
  ['Safari', /Safari\//],
] as const;

const SYSTEMS = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['ChromeOS', /CrOS/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux/],
] as const;

/** What people call the device that sent this User-Agent, e.g. "Chrome, Windows"; undefined where it says nothing. */
export function deviceName(userAgent: string): string | undefined {
  const of = (known: readonly (readonly [string, RegExp])[]) => known.find(([, mark]) => mark.test(userAgent))?.[0];
  return [of(BROWSERS), of(SYSTEMS)].filter(Boolean).join(', ') || undefined;
}
