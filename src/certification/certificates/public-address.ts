import { publicBase } from '../../http/public-base.js';

/** Under which address the public reaches this service. */
export class PublicAddress {
  private readonly base: string;

  /** @throws TypeError where SANKYU_PUBLIC_URL is no address */
  constructor(environment: NodeJS.ProcessEnv = process.env) {
    this.base = publicBase(environment);
  }

  /** The page that says whether a certificate holds. */
  ofCertificate(cityCode: string, number: string): string {
    return `${this.base}/api/v1/public/cities/${encodeURIComponent(cityCode)}/certificates/${encodeURIComponent(number)}`;
  }

  /** What a shop's poster leads to: the page where a holder pays. It stands on paper, so it never changes. */
  ofPoster(cityCode: string, token: string): string {
    return `${this.base}/poster/${encodeURIComponent(cityCode)}/${token}`;
  }

  /** Where somebody ends notices of a kind. */
  ofUnsubscription(token: string): string {
    return `${this.base}/api/v1/public/unsubscribe/${token}`;
  }
}
