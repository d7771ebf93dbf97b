/** One thing that is not as it must be. */
export interface Difference {
  /** The name of the check, which is the name of its file in a folder `checks`. */
  check: string;
  subject: string;
  expected: string;
  found: string;
}
