import { FIGURES, type Figure, type Split } from '../parts/split';

/** One side of an identity as the service writes it, read into figures. */
export interface Side {
  /** The group in which the identity is broken. */
  group?: string;
  figures: { figure: Figure | undefined; split: Split }[];
  /** A count, where the side is one. */
  count?: number;
  /** As it stands, where it is neither. */
  text: string;
}

const SPLIT = /^(?:(\w+) )?(-?\d+) = (-?\d+) \+ (-?\d+)$/;

/** Reads `name (id): figure 3000 = 1000 + 2000, …`; anything else stays a text. */
export function readSide(text: string): Side {
  if (/^\d+( figures)?$/.test(text)) return { figures: [], count: Number.parseInt(text, 10), text };
  const [, group, rest = text] = /^(.*) \((?:[0-9a-f-]{36}|null)\): (.*)$/s.exec(text) ?? [];
  const figures = rest.split(', ').map((part) => {
    const [, figure, amount, employerShare, cityShare] = SPLIT.exec(part) ?? [];
    if (amount === undefined) return undefined;
    return {
      figure: FIGURES.find((one) => one === figure),
      split: { amount: Number(amount), employerShare: Number(employerShare), cityShare: Number(cityShare) },
    };
  });
  const read = figures.every((one) => one !== undefined) ? figures : [];
  return { ...(group === undefined ? {} : { group }), figures: read, text };
}
