import { Injectable } from '@nestjs/common';
import { faultPoint } from '../database/fault-point.js';
import { Transactions } from '../database/transactions.js';
import { firstDay, type Month } from '../domain/month.js';
import type { SealHead } from '../ledger/seal-heads.js';
import { SealService } from '../ledger/seal.service.js';
import { type ReportProgress, unwatched } from '../tasks/progress.js';
import { closingIdentityBroken, closingNotPrepared, earlierClosingNotApproved, samePerson } from './closing.errors.js';
import { ClosingsService } from './closings.service.js';
import { ComputeClosingService } from './compute-closing.service.js';
import type { ClosingView, Identity } from './dto/closing.js';
import { sameFigures } from './identities.js';
import { ProveLedgerService } from './prove-ledger.service.js';
import { SplitService } from './split.service.js';

/** As progress counts them. */
const STEPS = 4;

/** The second step of a closing: another person signs what was frozen, after all of it was proved once more. */
@Injectable()
export class ApproveClosingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly closings: ClosingsService,
    private readonly computing: ComputeClosingService,
    private readonly splits: SplitService,
    private readonly ledgerProof: ProveLedgerService,
    private readonly seals: SealService,
  ) {}

  /**
   * Approves a prepared closing; approved again, it changes nothing. The ledger is sealed first, so that the seal which
   * is printed covers all that the month says. Never called inside a transaction.
   *
   * @param report steps sealing, proving_figures, proving_the_ledger, signing
   * @throws DomainError closing_not_found, closing_not_prepared, same_person, earlier_closing_not_approved,
   *   closing_identity_broken with the identities that do not hold
   */
  async approve(cityId: number, month: Month, actorId: string, report: ReportProgress = unwatched): Promise<void> {
    const closing = await this.closings.get(cityId, month);
    if (closing.state === 'approved') return;
    await this.requireReady(cityId, closing, actorId);
    report('sealing', 0, STEPS);
    const seal = await this.seals.seal(cityId);
    if (!seal) throw new Error(`City ${cityId} has a closing, but no seal.`);
    const proofs = await this.proveAnew(cityId, month, report);
    report('signing', 3, STEPS);
    faultPoint('closing:before-approval');
    await this.transactions.run(() => this.sign(cityId, month, { actorId, seal, proofs }));
    faultPoint('closing:after-approval');
  }

  private async requireReady(
    cityId: number,
    { month, state, preparedBy }: ClosingView,
    actorId: string,
  ): Promise<void> {
    if (state !== 'prepared') throw closingNotPrepared();
    if (preparedBy === actorId) throw samePerson();
    const [earlier] = await this.closings.unapprovedBefore(cityId, month);
    if (earlier) throw earlierClosingNotApproved(earlier);
    requireProved(await this.closings.identities(cityId, month));
  }

  /** The frozen figures against the ledger of today, which can have changed under them only by force. */
  private async proveAnew(cityId: number, month: Month, report: ReportProgress): Promise<Identity[]> {
    report('proving_figures', 1, STEPS);
    const frozen = await this.splits.frozenMonth(cityId, month);
    requireProved(await this.computing.prove(cityId, month, frozen));
    const computed = await this.splits.computeMonth(cityId, month);
    report('proving_the_ledger', 2, STEPS);
    const proofs = [sameFigures(frozen, computed), ...(await this.ledgerProof.prove(cityId))];
    requireProved(proofs);
    return proofs;
  }

  private async sign(
    cityId: number,
    month: Month,
    { actorId, seal, proofs }: { actorId: string; seal: SealHead; proofs: Identity[] },
  ): Promise<void> {
    const [closing] = await this.transactions.query<{ state: string }>(
      'select state from closings where city_id = $1 and month = $2 for update',
      [cityId, firstDay(month)],
    );
    if (closing?.state !== 'prepared') return;
    await this.closings.keepIdentities(cityId, month, proofs);
    await this.transactions.query(
      `update closings set state = 'approved', approved_by = $3, approved_at = now(), seal_block = $4, seal_mac = $5
        where city_id = $1 and month = $2`,
      [cityId, firstDay(month), actorId, seal.block, seal.mac],
    );
  }
}

function requireProved(identities: Identity[]): void {
  const broken = identities.filter(({ holds }) => !holds);
  if (broken.length > 0) throw closingIdentityBroken(broken);
}
