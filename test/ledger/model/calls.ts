import fc from 'fast-check';

/** What one call of a sequence does; `look` does nothing, and is what shrinking replaces a call by. */
export const KINDS = [
  'look',
  'issue',
  'give',
  'claim',
  'take_back',
  'return_link',
  'redeem',
  'void',
  'recall',
  'unrecall',
  'unexpire',
  'advance',
  'expire',
  'accept',
  'bar',
] as const;
export type Kind = (typeof KINDS)[number];

/** Four random numbers from which an item is made when its turn comes, out of what there is by then. */
export type Dice = [number, number, number, number];

export interface Call {
  kind: Kind;
  items: Dice[];
}

export interface Sequence {
  live: boolean;
  startsOn: number;
  calls: Call[];
}

/** How often each kind of call comes; the others come once. */
const WEIGHTS: Partial<Record<Kind, number>> = {
  issue: 4,
  give: 6,
  claim: 3,
  take_back: 3,
  return_link: 2,
  redeem: 8,
  void: 4,
  recall: 2,
  unrecall: 2,
  advance: 3,
  expire: 2,
};
const MOST_ITEMS = 7;
/** What a call comes to on the average, measured. */
const COMMANDS_A_CALL = 3.3;

const number = fc.nat({ max: 0xffff });
const dice: fc.Arbitrary<Dice> = fc.tuple(number, number, number, number);

/** Moving the clock and lapsing happen once a call; looking is no command. */
export function commandsOf({ calls }: Sequence): number {
  const of = ({ kind, items }: Call) =>
    kind === 'look' ? 0 : kind === 'advance' || kind === 'expire' ? 1 : items.length;
  return calls.reduce((sum, call) => sum + of(call), 0);
}

/** Sequences that come to about so many commands, spread over calls of several items each. */
export function sequences(commands: number): fc.Arbitrary<Sequence> {
  const length = Math.ceil(commands / COMMANDS_A_CALL);
  const call = fc.record({
    kind: fc.oneof(
      { withCrossShrink: true },
      ...KINDS.map((kind) => ({ weight: WEIGHTS[kind] ?? 1, arbitrary: fc.constant(kind) })),
    ),
    items: fc.array(dice, { minLength: 1, maxLength: MOST_ITEMS, size: 'max' }),
  });
  const sequence = fc.record({
    live: fc.boolean(),
    startsOn: fc.nat({ max: 3 }),
    calls: fc.array(call, { minLength: length, maxLength: length }),
  });
  // What is shown of a sequence that fails is what it does.
  return sequence.map((s) => ({
    ...s,
    [fc.toStringMethod]: () => JSON.stringify({ ...s, calls: s.calls.filter(({ kind }) => kind !== 'look') }),
  }));
}
