import { Injectable, Logger } from '@nestjs/common';
import {
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  fetchUserInfo,
  type IDToken,
  ResponseBodyError,
} from 'openid-client';
import { partOf } from '../challenges/browser-step.service.js';
import { answerNotValid, providerAway, providerRefused } from './oidc.errors.js';
import { OidcSettings } from './oidc-settings.js';
import { ProviderClients } from './provider-clients.service.js';
import type { Provider } from './provider.js';

/** Whom the provider says that somebody is. */
export interface Identified {
  provider: Provider;
  issuer: string;
  subject: string;
  claims: IDToken;
  accessToken: string;
}

/** It did not answer in time, or with an error that is its own. */
const AWAY = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM']);

/** Sends somebody to another provider and reads the answer (OpenID Connect Core, 3.1: the authorization code flow). */
@Injectable()
export class VisitProviderService {
  private readonly log = new Logger(VisitProviderService.name);

  constructor(
    private readonly settings: OidcSettings,
    private readonly clients: ProviderClients,
  ) {}

  /**
   * Where the browser goes. State, nonce and the verifier of PKCE (RFC 7636) are made of the step's secret, which the
   * browser keeps.
   * @throws DomainError provider_away
   */
  async address(provider: Provider, secret: string): Promise<string> {
    const { maxAgeSeconds, scopes } = provider;
    return buildAuthorizationUrl(await this.clients.of(provider), {
      redirect_uri: this.settings.redirectUri(provider),
      scope: scopes,
      state: partOf(secret, 'state'),
      nonce: partOf(secret, 'nonce'),
      code_challenge: await calculatePKCECodeChallenge(partOf(secret, 'verifier')),
      code_challenge_method: 'S256',
      ...(maxAgeSeconds === undefined ? {} : { max_age: String(maxAgeSeconds) }),
    }).href;
  }

  /**
   * @param answer the query with which the browser came back
   * @throws DomainError provider_refused, provider_answer_not_valid, provider_away
   */
  async read(provider: Provider, secret: string, answer: URLSearchParams): Promise<Identified> {
    const configuration = await this.clients.of(provider);
    const cameBackTo = new URL(this.settings.redirectUri(provider));
    cameBackTo.search = answer.toString();
    const tokens = await this.understood(provider, () =>
      authorizationCodeGrant(configuration, cameBackTo, {
        expectedState: partOf(secret, 'state'),
        expectedNonce: partOf(secret, 'nonce'),
        pkceCodeVerifier: partOf(secret, 'verifier'),
        idTokenExpected: true,
        maxAge: provider.maxAgeSeconds,
      }),
    );
    const claims = tokens.claims();
    if (!claims) throw answerNotValid();
    return { provider, issuer: claims.iss, subject: claims.sub, claims, accessToken: tokens.access_token };
  }

  /** The address that the provider has verified to be the person's, if it tells. @throws DomainError provider_away */
  async verifiedEmail({ provider, claims, subject, accessToken }: Identified): Promise<string | undefined> {
    const told = claims.email === undefined ? await this.userInfo(provider, accessToken, subject) : claims;
    const { email, email_verified: verified } = told;
    return typeof email === 'string' && verified === true ? email : undefined;
  }

  private async userInfo(provider: Provider, accessToken: string, subject: string): Promise<Record<string, unknown>> {
    const configuration = await this.clients.of(provider);
    if (configuration.serverMetadata().userinfo_endpoint === undefined) return {};
    return this.understood(provider, () => fetchUserInfo(configuration, accessToken, subject));
  }

  private async understood<T>(provider: Provider, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof AuthorizationResponseError) throw providerRefused(nameOf(error.error));
      const code = codeOf(error);
      // What went wrong is the operator's to know: often a secret that was changed, or a clock.
      this.log.warn(`Provider ${provider.id}: ${nameOf(code ?? 'not reached')}`);
      if (code === undefined || AWAY.has(code)) throw providerAway(error);
      throw answerNotValid();
    }
  }
}

/** What was wrong with an answer; undefined where there was none. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof ResponseBodyError) return error.error;
  return error instanceof ClientError ? error.code : undefined;
}

/** What a provider calls an error, as far as it is a name. */
function nameOf(error: string): string {
  return /^[A-Za-z_ ]{1,60}$/.test(error) ? error : 'unnamed';
}
