import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Answer } from '../support/app.js';
import type { TestDatabase } from '../support/postgres.js';
import { Service } from '../support/service.js';
import { UNLIMITED } from '../support/unlimited.js';

/** Connections to each process: many more than it has to the database, far fewer than it would turn away. */
const CONNECTIONS = 200;

export interface Asked {
  token: string;
  body: object;
  key: string;
}

/** Two processes of the program on one database, and a client that sends to both in turn. */
export class TwoProcesses {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  private turns = 0;

  private constructor(
    private readonly services: Service[],
    private readonly addresses: URL[],
  ) {}

  static async on(db: TestDatabase, dataDir: string): Promise<TwoProcesses> {
    const { SANKYU_MAX_IN_FLIGHT: _asUsual, ...unlimited } = UNLIMITED;
    const environment = {
      ...unlimited,
      ROLE: 'web',
      PORT: '0',
      DATABASE_URL: db.ownerUrl,
      DATABASE_APP_URL: db.appUrl,
      SANKYU_DATA: dataDir,
      SANKYU_LOG_LEVEL: 'silent',
    };
    const services = [Service.start(environment), Service.start(environment)];
    const addresses = await Promise.all(services.map(async (service) => new URL(await service.address(120))));
    return new TwoProcesses(services, addresses);
  }

  /** Sends to the one whose turn it is, as soon as a connection to it is free. */
  post(path: string, asked: Asked): Promise<Answer> {
    const address = this.addresses[(this.turns += 1) % this.addresses.length]!;
    const body = JSON.stringify(asked.body);
    return new Promise((resolve, reject) => {
      const outgoing = request(
        new URL(`/api/v1/${path}`, address),
        {
          agent: this.agent,
          method: 'POST',
          headers: {
            authorization: `Bearer ${asked.token}`,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'idempotency-key': asked.key,
          },
        },
        (incoming) => {
          const headers = new Headers(
            Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
          );
          const answered = (read: unknown) => resolve({ status: incoming.statusCode!, headers, body: read });
          json(incoming).then(answered, reject);
        },
      );
      outgoing.once('error', reject);
      outgoing.end(body);
    });
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    for (const service of this.services) service.signal('SIGTERM');
    await Promise.all(this.services.map((service) => service.end()));
  }
}
