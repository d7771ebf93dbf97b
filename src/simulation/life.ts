import type { DateIso } from '../domain/date.js';

/** Somebody who holds coupons, as a month of the simulation sees him or her. */
export interface Person {
  employeeId: string;
  employerId: string;
  /** Employer and staff number: the same in every city made from the same files, unlike the ids. */
  label: string;
}

/** A parent with this month's coupons. */
export interface Parent extends Person {
  enrolmentId: string;
  allocationId: string;
  notes: number;
  noteYen: number;
}

export interface Till {
  shopId: string;
  merchantId: string;
}

interface Event {
  on: DateIso;
  /** Its idempotency key: the same seed makes the same events, so that living a month again changes nothing. */
  key: string;
}

/** Notes given to a co-worker with a message, or into a claim link. */
export interface Gift extends Event {
  giver: Parent;
  receiver: Person | null;
  notes: number;
  message: string;
  /** Taken back at once: it was meant for somebody else. */
  takenBack: boolean;
  /** Who opens the link, and when; null lets it return. */
  claim: { on: DateIso; claimant: Person } | null;
}

export interface Purchase extends Event {
  payer: Person;
  till: Till;
  notes: number;
  noteYen: number;
  /** Paid by showing a one-time code, instead of by a till that knows its customer. */
  byCode: boolean;
  voided: boolean;
  /** Arrived after its deadline, so that it must be refused. */
  late: boolean;
}

/** Coupons taken back by the city; a wrong recall is undone some days later. */
export interface Recall extends Event {
  parent: Parent;
  undoneOn: DateIso | null;
}

/** Who lives in a month, and where they can go. Everything in an order that is always the same. */
export interface Cast {
  parents: readonly Parent[];
  /** The co-workers of each employer who get no coupons of their own. */
  coworkers: ReadonlyMap<string, readonly Person[]>;
  tills: readonly Till[];
}

export interface LivedMonth {
  gifts: Gift[];
  purchases: Purchase[];
  recalls: Recall[];
}
