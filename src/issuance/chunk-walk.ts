/** People from after one id up to and with another, or to the last. */
export interface Chunk {
  after: string;
  until: string | null;
}

const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';

/** Walks people in the order of their ids, chunk by chunk; several may follow it at once, and each chunk is one's alone. */
export class ChunkWalk {
  private after: string | null = BEFORE_ALL_IDS;
  private finding: Promise<unknown> = Promise.resolve();

  /**
   * @param find answers with whom a chunk ends that begins after somebody; null when it is the last
   * @returns nothing when nobody is left
   */
  next(find: (after: string) => Promise<string | null>): Promise<Chunk | undefined> {
    const found = this.finding.then(async () => {
      const { after } = this;
      if (after === null) return undefined;
      this.after = await find(after);
      return { after, until: this.after };
    });
    this.finding = found.catch(() => undefined);
    return found;
  }

  /** Nobody is handed a chunk any more. */
  end(): void {
    this.finding = this.finding.then(() => (this.after = null));
  }
}
