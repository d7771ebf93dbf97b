/** What an operator sets about the HTTP side, by environment variables. */
export class HttpSettings {
  /** Whose X-Forwarded-* headers are believed: nobody's, those of so many proxies in a row, or of these addresses. */
  readonly trustProxy: false | string[] | ((address: string, hop: number) => boolean);
  /** Beyond so many requests being answered at once, further ones are asked to come again later. */
  readonly maxInFlight: number;
  /** When something inside waits longer than this, in milliseconds, fewer requests are let in at once. */
  readonly shedAfterMs: number;
  /** Who shows it may read /metrics from anywhere; without one, only this very machine may. */
  readonly metricsToken: string | undefined;
  readonly logLevel: string;

  /**
   * SANKYU_TRUST_PROXY (a count, or addresses and networks with commas between), SANKYU_MAX_IN_FLIGHT (default 2,000),
   * SANKYU_SHED_AFTER_MS (default 500; 0: never), SANKYU_METRICS_TOKEN, SANKYU_LOG_LEVEL (default info).
   * @throws RangeError when SANKYU_MAX_IN_FLIGHT or SANKYU_SHED_AFTER_MS is no such number
   */
  constructor(readonly environment: NodeJS.ProcessEnv = process.env) {
    this.trustProxy = trusted(environment.SANKYU_TRUST_PROXY?.trim() ?? '');
    this.maxInFlight = Number(environment.SANKYU_MAX_IN_FLIGHT || 2_000);
    this.shedAfterMs = Number(environment.SANKYU_SHED_AFTER_MS || 500) || Infinity;
    this.metricsToken = environment.SANKYU_METRICS_TOKEN || undefined;
    this.logLevel = environment.SANKYU_LOG_LEVEL || 'info';
    if (!Number.isSafeInteger(this.maxInFlight) || this.maxInFlight < 1) {
      throw new RangeError('SANKYU_MAX_IN_FLIGHT must be a whole number above 0.');
    }
    if (!/^\d{0,7}$/.test(environment.SANKYU_SHED_AFTER_MS ?? '')) {
      throw new RangeError('SANKYU_SHED_AFTER_MS must be a whole number of milliseconds.');
    }
  }
}

function trusted(text: string): HttpSettings['trustProxy'] {
  if (text === '') return false;
  if (/^\d+$/.test(text)) return (_address, hop) => hop < Number(text);
  return text.split(',').map((address) => address.trim());
}
