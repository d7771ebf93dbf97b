/** So many within so many seconds. */
export interface Limit {
  points: number;
  seconds: number;
}

/**
 * How often what may be tried. Each is a setting, SANKYU_LIMIT_<NAME>=<points>/<seconds>, e.g.
 * SANKYU_LIMIT_SIGN_IN_ACCOUNT=5/900.
 */
export const LIMITS = {
  /** Passwords for one account, from browsers that never signed in to it. */
  sign_in_account: { points: 10, seconds: 900 },
  /** Passwords for one account from a browser that did: a stranger who guesses does not lock the owner out. */
  sign_in_device: { points: 10, seconds: 900 },
  sign_in_address: { points: 100, seconds: 900 },
  /** Letters with a link that can be asked for one account. */
  links_account: { points: 5, seconds: 3600 },
  links_address: { points: 60, seconds: 3600 },
  /** Codes of the authenticator app for one account. */
  codes_account: { points: 10, seconds: 900 },
  /** Recovery codes for one account. */
  recovery_account: { points: 5, seconds: 3600 },
  /** One-time links and second steps that are shown, right or wrong. */
  tokens_address: { points: 300, seconds: 900 },
  /** All requests without a caller. */
  anonymous: { points: 6_000, seconds: 60 },
  /** All requests of one access token or of one session. */
  caller: { points: 12_000, seconds: 60 },
  /** All requests of one till; it must never wait. */
  till: { points: 60_000, seconds: 60 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** The limits that an operator has set, or else the ones above. */
export class LimitSettings {
  readonly limits: Record<LimitName, Limit>;
  /** Where they are counted: in this Redis or Valkey, or else in the database. */
  readonly redisUrl: string | undefined;

  /** @throws RangeError for a setting that is no <points>/<seconds> */
  constructor(environment: NodeJS.ProcessEnv = process.env) {
    this.redisUrl = environment.REDIS_URL || undefined;
    const names = Object.keys(LIMITS) as LimitName[];
    const read = names.map((name) => [name, limitOf(`SANKYU_LIMIT_${name.toUpperCase()}`, environment, LIMITS[name])]);
    this.limits = Object.fromEntries(read) as Record<LimitName, Limit>;
  }
}

function limitOf(name: string, environment: NodeJS.ProcessEnv, otherwise: Limit): Limit {
  const text = environment[name];
  if (!text) return otherwise;
  const [, points, seconds] = /^([1-9]\d{0,8})\/([1-9]\d{0,6})$/.exec(text.trim()) ?? [];
  if (points === undefined) throw new RangeError(`${name} must be <points>/<seconds>, e.g. 10/900.`);
  return { points: Number(points), seconds: Number(seconds) };
}
