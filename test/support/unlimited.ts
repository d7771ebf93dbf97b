import { LIMITS } from '../../src/people/limits/limits.js';

/** Settings under which nobody is asked to come again later: a test that sends thousands of requests is about them. */
export const UNLIMITED: Record<string, string> = {
  SANKYU_MAX_IN_FLIGHT: '100000',
  SANKYU_SHED_AFTER_MS: '0',
  ...Object.fromEntries(Object.keys(LIMITS).map((name) => [`SANKYU_LIMIT_${name.toUpperCase()}`, '900000000/60'])),
};
