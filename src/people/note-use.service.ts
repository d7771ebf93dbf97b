import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { inCity } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';

/** A key's last use is noted once in so long: no request waits for it, and a busy till writes no more than this. */
const EVERY_MS = 60_000;

/** Remembers which keys were used, and writes it down now and then, outside of any request. */
@Injectable()
export class NoteUseService implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('Keys');
  /** When each was used last, by city and key. */
  private used = new Map<number, Map<string, number>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly transactions: Transactions) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.writeQuietly(), EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.writeQuietly();
  }

  note({ cityId, credentialId }: { cityId: number; credentialId: string }): void {
    let keys = this.used.get(cityId);
    if (!keys) this.used.set(cityId, (keys = new Map()));
    keys.set(credentialId, Date.now());
  }

  /** Writes down what was used since it was written last. */
  async write(): Promise<void> {
    const used = this.used;
    this.used = new Map();
    for (const [cityId, keys] of used) {
      const uses = [...keys].map(([id, at]) => ({ id, at: new Date(at) }));
      await inCity(cityId, () => this.transactions.query(NOTE, [cityId, JSON.stringify(uses)]));
    }
  }

  /** Not knowing when a key was used last harms nobody, so trouble with it ends nothing. */
  private async writeQuietly(): Promise<void> {
    await this.write().catch((err: unknown) => this.logger.warn({ err }, 'the last use of keys was not noted'));
  }
}

/** $1 city, $2 [{id, at}]. In the order of their ids, so that two processes never wait for each other. */
const NOTE = `
  with used as (
    select t.id, u.at from access_tokens t
      join jsonb_to_recordset($2) as u (id uuid, at timestamptz) on u.id = t.id
     where t.city_id = $1 and (t.last_used_at is null or t.last_used_at < u.at)
     order by t.id for no key update of t)
  update access_tokens t set last_used_at = used.at from used where t.city_id = $1 and t.id = used.id`;
