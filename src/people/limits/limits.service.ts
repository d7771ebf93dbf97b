import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Redis } from 'ioredis';
import { type RateLimiterAbstract, RateLimiterPostgres, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { type LimitName, LimitSettings } from './limits.js';

export const tooManyRequests = (retryAfterSeconds: number) =>
  new DomainError({
    kind: 'too_many',
    code: 'too_many_requests',
    ja: '回数が多すぎます。しばらくしてからもう一度お試しください。',
    en: 'Too often. Try again after a while.',
    details: { retryAfterSeconds },
  });

/**
 * Counts what may be tried only so often, for all processes together: in the database, or in Redis where there is one. While
 * Redis is away the database counts.
 */
@Injectable()
export class LimitsService implements OnModuleDestroy {
  private readonly logger = new Logger('Limits');
  private readonly limiters = new Map<LimitName, RateLimiterAbstract>();
  private readonly redis: Redis | undefined;
  private connecting: Promise<void> | undefined;

  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly settings: LimitSettings,
  ) {
    if (!settings.redisUrl) return;
    this.redis = new Redis(settings.redisUrl, { lazyConnect: true, maxRetriesPerRequest: 1 });
    this.redis.on('error', (err: unknown) => this.logger.warn({ err }, 'Redis is away; the database counts tries'));
  }

  onModuleDestroy(): void {
    this.redis?.disconnect();
  }

  /**
   * Counts one try, before it is looked at. The count is committed by itself, whatever becomes of the try.
   * @param of whose: an address, an account; kept as a hash only
   * @throws DomainError too_many_requests
   */
  async take(name: LimitName, of: string, points = 1): Promise<void> {
    await (this.connecting ??= this.redis?.connect().catch(() => undefined));
    try {
      await this.limiter(name).consume(keyOf(of), points);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw tooManyRequests(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
    }
  }

  /** Forgets what was tried, since it turned out right. */
  async forget(name: LimitName, of: string): Promise<void> {
    await this.limiter(name).delete(keyOf(of));
  }

  private limiter(name: LimitName): RateLimiterAbstract {
    const known = this.limiters.get(name);
    if (known) return known;
    const { points, seconds: duration } = this.settings.limits[name];
    const options = { keyPrefix: name, points, duration };
    const inDatabase = new RateLimiterPostgres({
      ...options,
      storeClient: this.source,
      storeType: 'typeorm',
      schemaName: 'people',
      tableName: 'rate_limits',
      tableCreated: true,
    });
    const made = this.redis
      ? new RateLimiterRedis({
          ...options,
          storeClient: this.redis,
          rejectIfRedisNotReady: true,
          insuranceLimiter: inDatabase,
        })
      : inDatabase;
    this.limiters.set(name, made);
    return made;
  }
}

function keyOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url');
}
