/** Under which address the public reaches this service. */
export class PublicAddress {
  private readonly base: string;

  /**
   * SANKYU_PUBLIC_URL, e.g. https://sankyu.example.jp; until an operator sets it, the address of this machine.
   *
   * @throws TypeError for what is no address
   */
  constructor(environment: NodeJS.ProcessEnv = process.env) {
    const given = environment.SANKYU_PUBLIC_URL || `http://localhost:${environment.PORT || 3000}`;
    this.base = new URL(given).href.replace(/\/+$/, '');
  }

  /** The page that says whether a certificate holds. */
  ofCertificate(cityCode: string, number: string): string {
    return `${this.base}/api/v1/public/cities/${encodeURIComponent(cityCode)}/certificates/${encodeURIComponent(number)}`;
  }
}
