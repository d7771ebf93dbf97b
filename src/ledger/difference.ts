/** One thing that is not as it must be. */
export interface Difference {
  /** The name of the check, which is the name of its file in src/ledger/checks. */
  check: string;
  subject: string;
  expected: string;
  found: string;
}
