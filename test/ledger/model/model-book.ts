import type { DateIso } from '../../../src/domain/date.js';
import type { Month } from '../../../src/domain/month.js';

/** The issue account: the nil UUID in every city. */
export const ISSUE = '00000000-0000-0000-0000-000000000000';

export interface Allocation {
  id: string;
  employee: string;
  month: Month;
  expiresOn: DateIso;
  noteYen: number;
  amount: number;
  employer: number;
}

export interface Holding {
  account: string;
  allocation: Allocation;
  hands: number;
  amount: number;
  employer: number;
  /** The number of the operation that last took something out, other than by taking thanks back. */
  lastTaken: number;
}

/** One movement of one allocation; hands are null on the side of the issue account or a merchant. */
export interface Line {
  allocation: Allocation;
  amount: number;
  employer: number;
  fromHands: number | null;
  toHands: number | null;
}

export interface Operation {
  /** Null where the ledger makes the id itself, until it is known. */
  id: string | null;
  code: string;
  from: string;
  to: string;
  lines: Line[];
  digest: string | null;
  undoes: Operation | null;
  undone: boolean;
  shop: string | null;
  oneTimeCode: string | null;
  /** The business day on which it happened. */
  day: DateIso;
  /** In real time. */
  recordedAt: Date;
  /** In the order of recording. */
  number: number;
}

/**
 * What the books of one city should say: written from the rules, in memory, one thing after another. It knows no locks,
 * no batches, no SQL.
 */
export class ModelBook {
  readonly allocations = new Map<string, Allocation>();
  readonly wallets = new Set<string>();
  /** Claim links, each with its giver. */
  readonly links = new Map<string, string>();
  readonly acceptances = new Map<string, { fromOn: DateIso; accepts: boolean }[]>();
  readonly barred = new Map<string, boolean>();
  readonly recalled = new Set<string>();
  readonly operations: Operation[] = [];
  private readonly byId = new Map<string, Operation>();
  private readonly byCode = new Map<string, Operation>();
  private readonly holdings = new Map<string, Holding>();

  constructor(
    public today: DateIso,
    public lapsedThrough: DateIso,
    /** Real time, as the ledger sees it. */
    private readonly clock: () => Date,
  ) {}

  now(): Date {
    return this.clock();
  }

  find(id: string): Operation | undefined {
    return this.byId.get(id);
  }

  usedBy(oneTimeCode: string | undefined): Operation | undefined {
    return oneTimeCode === undefined ? undefined : this.byCode.get(oneTimeCode);
  }

  heldBy(account: string): Holding[] {
    return this.held().filter((holding) => holding.account === account);
  }

  held(): Holding[] {
    return [...this.holdings.values()].filter((holding) => holding.amount > 0);
  }

  holding(account: string, allocation: Allocation, hands: number): Holding {
    const key = `${account} ${allocation.id} ${hands}`;
    let found = this.holdings.get(key);
    if (!found) {
      found = { account, allocation, hands, amount: 0, employer: 0, lastTaken: -1 };
      this.holdings.set(key, found);
    }
    return found;
  }

  /** Which notes leave: oldest expiry, then month, then allocation, then fewest hands. Null when there are not enough. */
  draw(
    account: string,
    want: number,
    noteYen: number,
    maxHands = Infinity,
  ): { holding: Holding; take: number }[] | null {
    const order = ({ allocation: a, hands }: Holding) => `${a.expiresOn} ${a.month} ${a.id} ${hands}`;
    const usable = this.heldBy(account)
      .filter((h) => h.allocation.noteYen === noteYen && h.allocation.expiresOn >= this.today && h.hands <= maxHands)
      .sort((a, b) => (order(a) < order(b) ? -1 : 1));
    const drawn: { holding: Holding; take: number }[] = [];
    let missing = want;
    for (const holding of usable) {
      if (missing === 0) break;
      const take = Math.min(missing, holding.amount);
      drawn.push({ holding, take });
      missing -= take;
    }
    return missing === 0 && drawn.length > 0 ? drawn : null;
  }

  /** Records an operation and moves what its lines say. A line without an employer share carries that of the rule. */
  record(
    operation: Pick<Operation, 'id' | 'code' | 'from' | 'to'> & Partial<Operation>,
    lines: (Omit<Line, 'employer'> & { employer?: number })[],
  ): Operation {
    const number = this.operations.length;
    const moved = lines.map((line) => {
      const { allocation, amount, fromHands, toHands } = line;
      const source = fromHands === null ? null : this.holding(operation.from, allocation, fromHands);
      const employer = line.employer ?? (source ? taken(source, amount) : allocation.employer);
      if (source) {
        source.amount -= amount;
        source.employer -= employer;
        if (operation.code !== 'take_back') source.lastTaken = number;
      }
      if (toHands !== null) {
        const target = this.holding(operation.to, allocation, toHands);
        target.amount += amount;
        target.employer += employer;
      }
      return { allocation, amount, employer, fromHands, toHands };
    });
    const recorded: Operation = {
      digest: null,
      undoes: null,
      undone: false,
      shop: null,
      oneTimeCode: null,
      day: this.today,
      recordedAt: this.now(),
      ...operation,
      lines: moved,
      number,
    };
    if (recorded.undoes) recorded.undoes.undone = true;
    this.operations.push(recorded);
    if (recorded.id) this.byId.set(recorded.id, recorded);
    if (recorded.oneTimeCode) this.byCode.set(recorded.oneTimeCode, recorded);
    return recorded;
  }

  /** The ledger's own id of an operation that it made by itself. */
  learnId(operation: Operation, id: string): void {
    operation.id = id;
    this.byId.set(id, operation);
  }

  /** Takes all of a holding out of circulation. */
  takeOut(
    code: 'expire' | 'recall',
    holding: Holding,
    id: string | null = null,
    digest: string | null = null,
  ): Operation {
    return this.record({ id, code, from: holding.account, to: ISSUE, digest }, [
      { allocation: holding.allocation, amount: holding.amount, fromHands: holding.hands, toHands: null },
    ]);
  }

  /** Yen that left a wallet today by one kind of operation, less what was undone. */
  leftToday(wallet: string, code: string): number {
    return this.operations
      .filter((o) => o.code === code && o.from === wallet && o.day === this.today && !o.undone)
      .reduce((sum, o) => sum + amountOf(o), 0);
  }
}

/** What is left keeps floor(E x (A - a) / A) of the employer's share; what moves carries the rest. */
function taken(holding: Holding, take: number): number {
  return holding.employer - Math.floor((holding.employer * (holding.amount - take)) / holding.amount);
}

export function amountOf(operation: Operation): number {
  return operation.lines.reduce((sum, line) => sum + line.amount, 0);
}

export function employerOf(operation: Operation): number {
  return operation.lines.reduce((sum, line) => sum + line.employer, 0);
}
