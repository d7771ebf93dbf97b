import { publicBase } from '../../http/public-base.js';

/** For whom passkeys are made: the public address, and nothing else (WebAuthn, 5.1.2 and 13.4.9). */
export class RelyingParty {
  readonly name = 'Sankyu サンキュー';
  /** The domain, without a port. */
  readonly id: string;
  /** Scheme, domain and port, as browsers write them. */
  readonly origin: string;

  /** SANKYU_PUBLIC_URL. @throws TypeError for what is no address */
  constructor(environment: NodeJS.ProcessEnv = process.env) {
    const { hostname, origin } = new URL(publicBase(environment));
    this.id = hostname;
    this.origin = origin;
  }
}
