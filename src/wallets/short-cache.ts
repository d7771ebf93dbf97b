/**
 * Remembers answers of the database for a short time, so that the till's hot path does not ask for the same row with
 * every payment. Bounded: beyond `most` keys the one that was loaded first is forgotten.
 */
export class ShortCache<K, V> {
  private readonly kept = new Map<K, { value: Promise<V>; until: number }>();

  /**
   * @param milliseconds for how long a change made elsewhere may stay unseen
   * @param most how many keys are kept
   */
  constructor(
    private readonly milliseconds: number,
    private readonly most: number,
  ) {}

  /** What is kept for the key, or what `load` answers; callers at the same time share one load. A failure is not kept. */
  get(key: K, load: () => Promise<V>): Promise<V> {
    const now = performance.now();
    const known = this.kept.get(key);
    if (known && known.until > now) return known.value;
    const value = load();
    this.kept.delete(key);
    this.kept.set(key, { value, until: now + this.milliseconds });
    value.catch(() => this.kept.get(key)?.value === value && this.kept.delete(key));
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value as K);
    return value;
  }
}
