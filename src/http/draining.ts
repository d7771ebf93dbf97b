import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { Injectable } from '@nestjs/common';

/** The time between being told to stop and stopping, in which this process sends everybody elsewhere. */
@Injectable()
export class Draining {
  private readonly ends: (() => void)[] = [];
  private readonly connections = new Set<Socket>();
  private told = false;
  private toBeSaid = false;

  /** Whether it has begun: every answer ends its connection. */
  get begun(): boolean {
    return this.told;
  }

  /** Whether a load balancer is to take this address out. */
  get announced(): boolean {
    return this.toBeSaid;
  }

  /** @param said whether the process says of itself that it is not ready */
  begin(said: boolean): void {
    this.told = true;
    this.toBeSaid = said;
  }

  /** The server whose connections it will end. */
  of(server: Server): void {
    server.on('connection', (connection) => {
      this.connections.add(connection);
      connection.once('close', () => this.connections.delete(connection));
    });
  }

  /** Ends connections that somebody has opened in advance; the server takes each for one whose request is on its way. */
  endUnused(): void {
    for (const connection of this.connections) if (connection.bytesRead === 0) connection.destroy();
  }

  /** @param end ends all open streams of events, so that their clients come again, elsewhere */
  withStreams(end: () => void): void {
    this.ends.push(end);
  }

  endStreams(): void {
    for (const end of this.ends) end();
  }
}
