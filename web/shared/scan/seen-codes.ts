/** As long as a code has to be out of sight before it counts as shown again. */
const GONE_MS = 2_000;

/** A code held before the camera is seen many times a second, and means one payment. */
export class SeenCodes {
  private last: { code: string; atMs: number } | undefined;

  isNew(code: string, nowMs: number): boolean {
    const again = this.last?.code === code && nowMs - this.last.atMs < GONE_MS;
    this.last = { code, atMs: nowMs };
    return !again;
  }
}
