import { Injectable } from '@nestjs/common';
import type { LimitName } from './limits.js';
import { LimitSettings } from './limits.js';
import { LimitsService } from './limits.service.js';

/** A process asks the shared count for so many requests at once, so that it is not asked at each. */
const MOST_AT_ONCE = 100;
const PARTS_OF_LIMIT = 20;
const MOST_LEASES = 20_000;

interface Lease {
  left: number;
  until: number;
}

/**
 * The general limit of requests. Each process takes a part of it in advance and counts that down by itself: all
 * together stay within the limit, and a busy till asks the database once in a hundred requests.
 */
@Injectable()
export class CallerLimitService {
  private readonly leases = new Map<string, Lease>();

  constructor(
    private readonly limits: LimitsService,
    private readonly settings: LimitSettings,
  ) {}

  /** @throws DomainError too_many_requests */
  async take(name: Extract<LimitName, 'anonymous' | 'caller' | 'till'>, of: string): Promise<void> {
    const key = `${name}:${of}`;
    const lease = this.leases.get(key);
    if (lease && lease.until > Date.now() && lease.left > 0) {
      lease.left -= 1;
      return;
    }
    const { points, seconds } = this.settings.limits[name];
    const part = Math.min(MOST_AT_ONCE, Math.max(1, Math.floor(points / PARTS_OF_LIMIT)));
    await this.limits.take(name, of, part);
    if (this.leases.size >= MOST_LEASES) this.leases.clear();
    this.leases.set(key, { left: part - 1, until: Date.now() + seconds * 1000 });
  }
}
