/** Tablets are often minutes off; a payment's deadline is told in the service's own time. */
let aheadMs = 0;

/** Notes from an answer what time it is at the service. */
export function noteServerTime(headers: Headers): void {
  const told = Date.parse(headers.get('Date') ?? '');
  if (!Number.isNaN(told)) aheadMs = told - Date.now();
}

/** Now, by the service's clock as far as it was told, to about a second. */
export function serverNow(): number {
  return Date.now() + aheadMs;
}
