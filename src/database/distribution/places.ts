/**
 * Where the tables stand on a Citus cluster. Every table of the schemas public and ledger that has a `city_id` is spread
 * by it, all of them together: the rows of one city are on one node, whatever table they are in. What is not, is listed
 * here with the reason; `test/structure/distribution.test.ts` finds a table that is neither.
 */
export const SPREAD_SCHEMAS: readonly string[] = ['public', 'ledger'];

/** The column by which they are spread. */
export const SPREAD_BY = 'city_id';

/** A table without a foreign key to the others of the ledger, with which all that is spread is kept together. */
export const SPREAD_WITH = 'ledger.books';

/** Whole copies on every node: small, read beside the rows of any city, seldom written. */
export const ON_EVERY_NODE: Readonly<Record<string, string>> = {
  'public.cities': 'is the list of the cities itself, to which foreign keys of every city lead',
  'ledger.movements': 'is the rule of which movements there are, the same in every city',
  'people.accounts': 'belongs to no city; the roles of every city lead to it',
};

/** Plain tables, on the coordinator alone, where the service is connected. */
export const ON_THE_COORDINATOR: Readonly<Record<string, string>> = {
  'public.schema_migrations': 'says how far this database has been migrated',
  'public.applied_functions': 'says which functions this database has',
  'public.job_rounds': 'says when each job went round last, for all cities together',
  'people.challenges': 'belongs to a person or a browser before it is known which city is asked',
  'people.identities': 'belongs to an account',
  'people.letters': 'waits to be sent, whatever city it is from, and is removed',
  'people.passkeys': 'belongs to an account',
  'people.passwords': 'belongs to an account',
  'people.rate_limits': 'counts tries before it is known which city is asked',
  'people.recovery_approvals': 'belongs to an account, which may have roles in several cities',
  'people.recovery_codes': 'belongs to an account',
  'people.recovery_requests': 'belongs to an account, which may have roles in several cities',
  'people.sessions': 'belongs to an account, which may have roles in several cities',
  'people.totp_secrets': 'belongs to an account',
  'people.totp_uses': 'belongs to an account',
};

/** Schemas that stay on the coordinator whole. */
export const COORDINATOR_SCHEMAS: Readonly<Record<string, string>> = {
  bullmq: 'is the queue of jobs: each only says "look", none belongs to one city, and they are told by NOTIFY',
};
