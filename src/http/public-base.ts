/**
 * Under which address people reach this service, without a slash at its end: SANKYU_PUBLIC_URL, e.g.
 * https://sankyu.example.jp; until an operator sets it, the address of this machine.
 * @throws TypeError for what is no address
 */
export function publicBase(environment: NodeJS.ProcessEnv = process.env): string {
  const given = environment.SANKYU_PUBLIC_URL || `http://localhost:${environment.PORT || 3000}`;
  return new URL(given).href.replace(/\/+$/, '');
}
