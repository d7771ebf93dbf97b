import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type JWK, type KoaContextWithOIDC } from 'oidc-provider';

/** Who sits before the browser, as the provider knows the person. */
export interface Known {
  sub: string;
  email?: string;
  emailVerified?: boolean;
  /** How the person showed who it is. */
  amr?: string[];
  acr?: string;
}

export interface ClientAt {
  id: string;
  secret: string;
  redirectUri: string;
  /** By its own secret, in place of the provider's key. */
  idTokenAlg?: 'RS256' | 'HS256';
}

type Claims = Record<string, unknown>;

/** A real OpenID provider on a port of this machine, which asks nobody for a password: the test says who is there. */
export class OpenidProvider {
  /** Nobody: whoever sits there cancels. */
  person: Known | undefined;
  /** What becomes of the claims of an id token before it is signed again, by the provider's own key or by another. */
  forge: { claims: (claims: Claims) => Claims; key?: KeyObject } | undefined;
  /** How often its description of itself was asked for. */
  described = 0;

  private constructor(
    readonly issuer: string,
    private readonly server: Server,
  ) {}

  static async start(clients: ClientAt[]): Promise<OpenidProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const started = new OpenidProvider(issuer, server);
    started.serve(clients);
    return started;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /**
   * The browser's way through the provider.
   * @returns the query with which it is sent back
   */
  async visit(address: string, person: Known | undefined): Promise<string> {
    this.person = person;
    const cookies = new Map<string, string>();
    let next = address;
    for (let steps = 0; steps < 10; steps += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const { status, headers } = await fetch(next, { redirect: 'manual', headers: { cookie } });
      for (const line of headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (name !== undefined) cookies.set(name, value ?? '');
      }
      const location = headers.get('location');
      if (location === null) throw new Error(`The provider answered ${status}`);
      next = new URL(location, next).href;
      if (!next.startsWith(this.issuer)) return new URL(next).search.slice(1);
    }
    throw new Error('The provider sends the browser in circles');
  }

  private serve(clients: ClientAt[]): void {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = { ...privateKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' } as JWK;
    const provider = new Provider(this.issuer, {
      clients: clients.map(({ id, secret, redirectUri, idTokenAlg = 'RS256' }) => ({
        client_id: id,
        client_secret: secret,
        redirect_uris: [redirectUri],
        id_token_signed_response_alg: idTokenAlg,
        token_endpoint_auth_method: 'client_secret_post',
      })),
      jwks: { keys: [key] },
      enabledJWA: { idTokenSigningAlgValues: ['RS256', 'HS256'] },
      cookies: { keys: ['a secret of the test'] },
      claims: { openid: ['sub', 'amr', 'acr'], email: ['email', 'email_verified'] },
      ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 60, Interaction: 60, Session: 600 },
      acrValues: ['urn:test:two-factors'],
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
      findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => this.claimsOf(sub) }),
      loadExistingGrant: (ctx) => grantAll(ctx),
    });
    provider.use(async (ctx, next) => {
      if (ctx.path.endsWith('/openid-configuration')) this.described += 1;
      await next();
      const body = ctx.body as { id_token?: string } | undefined;
      if (ctx.path === '/token' && this.forge && body?.id_token) body.id_token = this.forged(body.id_token, key);
    });
    const answer = provider.callback();
    this.server.on('request', (request, response) => {
      if (!request.url?.startsWith('/interaction/')) void answer(request, response);
      else void this.decide(provider, request, response);
    });
  }

  private async decide(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { person } = this;
    const result = person
      ? { login: { accountId: person.sub, amr: person.amr, acr: person.acr } }
      : { error: 'access_denied', error_description: 'The person cancelled' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  private claimsOf(sub: string): { sub: string; email?: string; email_verified?: boolean } {
    const { email, emailVerified } = this.person ?? {};
    return { sub, ...(email === undefined ? {} : { email, email_verified: emailVerified ?? true }) };
  }

  private forged(token: string, key: JWK): string {
    const [header, body] = token.split('.') as [string, string];
    const claims = this.forge!.claims(JSON.parse(Buffer.from(body, 'base64url').toString()));
    const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
    const by = this.forge!.key ?? createPrivateKey({ key: { ...key }, format: 'jwk' });
    return `${signed}.${sign('sha256', Buffer.from(signed), by).toString('base64url')}`;
  }
}

/** The person agrees to whatever the client asks. */
async function grantAll(ctx: KoaContextWithOIDC) {
  const { client, session, provider, params } = ctx.oidc;
  const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
  grant.addOIDCScope(String(params!.scope));
  await grant.save();
  return grant;
}
