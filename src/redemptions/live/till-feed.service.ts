import { Injectable } from '@nestjs/common';
import { EventStream } from './event-stream.js';
import { NumberEventsService } from './number-events.service.js';
import { ReadEventsService } from './read-events.service.js';
import { Watchers } from './watchers.js';

/** The receipts on a shop's screen, as they happen, whichever process took them. */
@Injectable()
export class TillFeedService {
  constructor(
    private readonly watchers: Watchers,
    private readonly numbers: NumberEventsService,
    private readonly events: ReadEventsService,
  ) {}

  /**
   * @param seen the number of the last event that the client saw; without one it is told what happens from now on
   * @throws DomainError too_many_watching
   */
  async open(
    cityId: number,
    { shopId, merchantId }: { shopId: string; merchantId: string },
    seen: number | undefined,
  ): Promise<EventStream> {
    const watched = { cityId, about: shopId, of: { kind: 'merchant', id: merchantId } } as const;
    this.watchers.mustHaveRoom(watched);
    const highest = await this.numbers.number(cityId, shopId);
    // A number that was never given would hide all that comes until it is reached.
    let told = seen === undefined || seen > highest ? highest : seen;
    const stream = new EventStream();
    // Said at once, so that a client that is cut off before the first event knows where it began.
    stream.tell('ready', { number: told }, String(told));
    const look = async () => {
      if ((await this.numbers.number(cityId, shopId)) <= told) return;
      for (const event of await this.events.after(cityId, shopId, told)) {
        stream.tell(event.kind, event, String(event.number));
        told = event.number;
      }
    };
    this.watchers.watch({ ...watched, stream, look });
    return stream;
  }
}
