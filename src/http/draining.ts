import { Injectable } from '@nestjs/common';

/** The time between being told to stop and stopping, in which this process sends everybody elsewhere. */
@Injectable()
export class Draining {
  private readonly ends: (() => void)[] = [];
  private told = false;

  /** Whether it has begun: the process is not ready, and every answer ends its connection. */
  get begun(): boolean {
    return this.told;
  }

  begin(): void {
    this.told = true;
  }

  /** @param end ends all open streams of events, so that their clients come again, elsewhere */
  withStreams(end: () => void): void {
    this.ends.push(end);
  }

  endStreams(): void {
    for (const end of this.ends) end();
  }
}
