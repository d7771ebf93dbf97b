import { Injectable, Logger } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { enterAct } from '../../database/scope.js';
import { Transactions } from '../../database/transactions.js';
import { type Act, type ActEnd, OPERATOR } from './act.js';

const DEVICE_LENGTH = 300;

/** Writes the audit log: an act before it is done, its outcome afterwards. What it changes, the database writes itself. */
@Injectable()
export class WriteActService {
  private readonly logger = new Logger('Audit');

  constructor(private readonly transactions: Transactions) {}

  /**
   * Writes an act down. From here on all that this request or command changes belongs to it; if it cannot be written,
   * nothing is to be done.
   *
   * @returns its id
   */
  async begin(act: Act): Promise<string> {
    const id = uuid();
    const { accountId, credentialId, role, reads, method, route, objectIds, address, device, requestId } =
      act as Partial<Extract<Act, { route: string }>>;
    await this.transactions.query(
      `insert into audit_acts (city_id, id, kind, actor_id, account_id, credential_id, role, source, permission, reads,
         method, route, object_ids, address, device, request_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        act.cityId,
        id,
        act.kind,
        act.actorId,
        accountId,
        credentialId,
        role ?? OPERATOR,
        act.kind === 'command' ? 'cli' : 'http',
        act.permission,
        reads,
        method,
        route,
        objectIds ?? [],
        address,
        device?.slice(0, DEVICE_LENGTH),
        requestId,
      ],
    );
    enterAct(id);
    // A transaction that is running already has a connection that was told of no act when it was lent.
    if (this.transactions.active) await this.transactions.query("select set_config('sankyu.act', $1, true)", [id]);
    return id;
  }

  /** Notes how an act ended. What was done is done: if the note cannot be written, the log of the service says so. */
  async end(cityId: number, id: string, { outcome, status, problem, objectIds = [] }: ActEnd): Promise<void> {
    try {
      await this.transactions.query(
        `update audit_acts
            set outcome = $3, ended_at = clock_timestamp(), status = $4, problem = $5,
                object_ids = object_ids || array(select shown from unnest($6::uuid[]) shown where shown <> all (object_ids))
          where city_id = $1 and id = $2`,
        [cityId, id, outcome, status, problem, objectIds],
      );
    } catch (error) {
      this.logger.error({ err: error, actId: id }, 'the outcome of an act could not be noted');
    }
  }
}
