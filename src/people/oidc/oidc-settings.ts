import { readFileSync } from 'node:fs';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { notFound } from '../../http/not-found.error.js';
import { publicBase } from '../../http/public-base.js';
import { Provider } from './provider.js';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The other providers by which people may sign in. */
export class OidcSettings {
  readonly providers: readonly Provider[];
  private readonly base: string;

  /**
   * SANKYU_OIDC, a JSON list of providers, or SANKYU_OIDC_FILE, the file in which it stands.
   * @throws RangeError that names what is wrong with which provider, and shows no secret
   */
  constructor(environment: NodeJS.ProcessEnv = process.env) {
    this.base = publicBase(environment);
    const file = environment.SANKYU_OIDC_FILE;
    this.providers = providersOf(environment.SANKYU_OIDC || (file ? readFileSync(file, 'utf8') : '[]'));
  }

  /** @throws DomainError not_found */
  get(id: string): Provider {
    const found = this.providers.find((provider) => provider.id === id);
    if (!found) throw notFound();
    return found;
  }

  /**
   * To where it sends people back: an address of its own for each, so that no answer is taken for another provider's
   * (RFC 9700, 4.4.2).
   */
  redirectUri({ id }: Provider): string {
    return `${this.base}/sign-in/callback/${id}`;
  }
}

function providersOf(text: string): Provider[] {
  const providers = plainToInstance(Provider, asList(text));
  providers.forEach((provider, index) => {
    const wrong = wrongWith(provider);
    if (wrong.length > 0) throw new RangeError(`SANKYU_OIDC: provider ${index + 1}: ${wrong.join('; ')}.`);
  });
  if (new Set(providers.map(({ id }) => id)).size < providers.length) {
    throw new RangeError('SANKYU_OIDC: two providers have the same id.');
  }
  return providers;
}

function asList(text: string): object[] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new RangeError('SANKYU_OIDC is no JSON.');
  }
  const isObject = (one: unknown) => typeof one === 'object' && one !== null && !Array.isArray(one);
  if (!Array.isArray(read) || !read.every(isObject)) throw new RangeError('SANKYU_OIDC is no list of providers.');
  return read;
}

function wrongWith(provider: Provider): string[] {
  const errors = validateSync(provider, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) return errors.map(({ property }) => `${property} is missing or not as it should be`);
  const { protocol, hostname } = new URL(provider.issuer);
  const insecure = protocol !== 'https:' && !(provider.allowInsecure && LOOPBACK.has(hostname));
  const { employees, staffOf } = provider.for;
  return [
    ...(insecure ? ['issuer is not https'] : []),
    ...((employees === undefined) === (staffOf === undefined) ? ['for names either employees or staffOf'] : []),
  ];
}
