import { Injectable } from '@nestjs/common';
import {
  allowInsecureRequests,
  ClientSecretPost,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client';
import { providerAway } from './oidc.errors.js';
import type { Provider } from './provider.js';

const TIMEOUT_SECONDS = 10;
/** How long a provider's description of itself holds; its keys are asked for by themselves, as they are needed. */
const DESCRIPTION_MS = 60 * 60_000;

interface Known {
  configuration: Promise<Configuration>;
  until: number;
}

/** What providers say of themselves (OpenID Connect Discovery), asked for when it is first needed. */
@Injectable()
export class ProviderClients {
  private readonly known = new Map<string, Known>();

  /** @throws DomainError provider_away */
  async of(provider: Provider): Promise<Configuration> {
    const found = this.known.get(provider.id);
    if (found && found.until > Date.now()) return found.configuration;
    const asked = { configuration: describe(provider), until: Date.now() + DESCRIPTION_MS };
    this.known.set(provider.id, asked);
    try {
      return await asked.configuration;
    } catch (error) {
      this.known.delete(provider.id);
      throw providerAway(error);
    }
  }
}

function describe({ issuer, clientId, clientSecret, idTokenAlg, allowInsecure }: Provider): Promise<Configuration> {
  const metadata = idTokenAlg === undefined ? {} : { id_token_signed_response_alg: idTokenAlg };
  const authentication = clientSecret === undefined ? None() : ClientSecretPost(clientSecret);
  // Signed with our own secret, a token cannot be checked by a public key; that it came over TLS shows whose it is.
  const bySecret = idTokenAlg?.startsWith('HS') ?? false;
  const execute = [
    ...(bySecret ? [] : [enableNonRepudiationChecks]),
    ...(allowInsecure ? [allowInsecureRequests] : []),
  ];
  return discovery(new URL(issuer), clientId, metadata, authentication, { execute, timeout: TIMEOUT_SECONDS });
}
