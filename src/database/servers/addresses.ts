/** Where one server listens. */
export interface Address {
  host: string;
  port: number;
}

/** A connection string that may name several servers: `postgres://user:password@one:5432,two:5432/sankyu`. */
export interface Addresses {
  all: Address[];
  /** The same connection string for one of them alone. */
  urlOf(address: Address): string;
}

const DEFAULT_PORT = 5432;

/** Credentials, hosts, and what comes after them. */
const PARTS = /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^/?]*)(.*)$/;

/**
 * The servers that a connection string names; undefined where it names one, or is of another form.
 * `target_session_attrs`, which libpq reads there, is taken out: the program looks by itself for the server that it wants.
 */
export function addressesOf(url: string): Addresses | undefined {
  const [, before = '', hosts = '', after = ''] = PARTS.exec(url) ?? [];
  if (!hosts.includes(',')) return undefined;
  const rest = after.replace(/([?&])target_session_attrs=[^&]*&?/, '$1').replace(/[?&]$/, '');
  return { all: hosts.split(',').map(addressOf), urlOf: ({ host, port }) => `${before}${host}:${port}${rest}` };
}

/** A connection string that names one server only, for whoever reads its other parts. */
export function withOneServer(url: string): string {
  const addresses = addressesOf(url);
  return addresses ? addresses.urlOf(addresses.all[0]!) : url;
}

function addressOf(text: string): Address {
  const [, host = '', port] = /^(\[[^\]]+\]|[^:]*)(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (host === '') throw new RangeError(`"${text}" is no host:port.`);
  return { host, port: Number(port ?? DEFAULT_PORT) };
}
