import { DomainError } from '../domain/domain-error.js';

const overloaded = () =>
  new DomainError({
    kind: 'busy',
    code: 'overloaded',
    ja: '混み合っています。少し待ってから同じ操作をもう一度送ってください。',
    en: 'Too many requests at once. Send the same request again in a moment.',
    details: { retryAfterSeconds: 1 },
  });

/** Counts the requests that are being answered, and turns away what would only make all of them slow. */
export class LoadShed {
  private inFlight = 0;

  constructor(private readonly most: number) {}

  /**
   * @returns to be called once when the request has ended, however it ended
   * @throws DomainError overloaded
   */
  enter(): () => void {
    if (this.inFlight >= this.most) throw overloaded();
    this.inFlight += 1;
    return () => {
      this.inFlight -= 1;
    };
  }
}
