/** One figure of ours held against one of another's, both measured in the same run on the same machine. */
export interface Figure {
  value: number;
  against: number;
  /** Of the figures taken in turns the median of the ratios, so not quite the ratio of the two medians. */
  ratio: number;
  /** Where the ratio is to be. */
  reach: number;
  better: 'higher' | 'lower';
}

/** The two sides of a comparison; each answers from one turn its rate, or how long it took. */
export interface Sides {
  ours(): Promise<number>;
  theirs(): Promise<number>;
}

/** Lets the two sides take turns, who begins changing from round to round. */
export async function inTurns(
  rounds: number,
  reach: number,
  sides: Sides,
  better: Figure['better'] = 'higher',
): Promise<Figure> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const turns = [async () => ours.push(await sides.ours()), async () => theirs.push(await sides.theirs())];
    for (const turn of round % 2 ? turns.reverse() : turns) await turn();
  }
  const ratios = ours.map((rate, round) => rate / theirs[round]!);
  return { value: median(ours), against: median(theirs), ratio: median(ratios), reach, better };
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function isReached({ ratio, reach, better }: Figure): boolean {
  return better === 'higher' ? ratio >= reach : ratio <= reach;
}
