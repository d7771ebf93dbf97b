import { Injectable } from '@nestjs/common';
import type { Notice } from './notice.js';

/**
 * Takes a notice, in the transaction in which it is written down as told, and answers whether it can bring it. What is
 * outside of the database is done later, from an outbox: this transaction may still fail.
 */
export type NoticeChannel = (notice: Notice) => Promise<boolean>;

/** The ways to people: mail, and whatever else is registered here one day (LINE, push), of which no kind knows. */
@Injectable()
export class NoticeChannels {
  private readonly channels: NoticeChannel[] = [];

  register(channel: NoticeChannel): void {
    this.channels.push(channel);
  }

  /** @returns whether any channel could take it */
  async bring(notice: Notice): Promise<boolean> {
    let taken = false;
    for (const channel of this.channels) taken = (await channel(notice)) || taken;
    return taken;
  }
}
