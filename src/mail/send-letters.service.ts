import { Injectable, Logger } from '@nestjs/common';
import { because } from '../database/scope.js';
import { LetterQueue, type TakenLetter } from './letter-queue.js';
import { MailMetrics } from './mail-metrics.js';
import { PostOffice } from './post-office.js';

/** Letters that are being sent at once; one that takes long keeps the others from nothing. */
const LANES = 3;
/** A round ends after so many, so that one that is asked to end does. */
const MOST_IN_A_LANE = 300;

/** Nobody can be reached, or nobody lets us in: no other letter would fare better now. */
const NO_SERVER = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'EAUTH', 'ETLS', 'ENOAUTH']);

/** What nodemailer tells about an attempt that failed. */
interface Failure {
  code?: string;
  /** What the mail server answered (RFC 5321, 4.2): 4xx for now, 5xx for good. */
  responseCode?: number;
}

export interface LettersSent {
  sent: number;
  failed: number;
}

/** Sends what waits in the letter box. */
@Injectable()
export class SendLettersService {
  private readonly logger = new Logger('Mail');
  private running: Promise<LettersSent> | undefined;

  constructor(
    private readonly queue: LetterQueue,
    private readonly office: PostOffice,
    private readonly metrics: MailMetrics,
  ) {}

  /** Sends all that is due. While this process is at it already, it is the same round. Never throws for a letter's sake. */
  send(): Promise<LettersSent> {
    return (this.running ??= this.round().finally(() => (this.running = undefined)));
  }

  private async round(): Promise<LettersSent> {
    const outcome = { sent: 0, failed: 0 };
    const round = { over: false };
    await Promise.all(Array.from({ length: LANES }, () => this.lane(outcome, round)));
    await this.queue.tidy();
    return outcome;
  }

  private async lane(outcome: LettersSent, round: { over: boolean }): Promise<void> {
    for (let count = 0; count < MOST_IN_A_LANE && !round.over; count += 1) {
      const taken = await this.queue.take();
      if (!taken) return;
      await because(taken.requestId, () => this.sendOne(taken, outcome, round));
    }
  }

  private async sendOne(taken: TakenLetter, outcome: LettersSent, round: { over: boolean }): Promise<void> {
    const { id, template, attempts } = taken;
    const facts = { letter: id, template, attempts };
    try {
      await this.office.send(taken.open());
    } catch (error) {
      const { code = 'UNREADABLE', responseCode } = error as Failure;
      const trouble = responseCode === undefined ? code : `${code} ${responseCode}`;
      round.over ||= NO_SERVER.has(code);
      const forGood = !NO_SERVER.has(code) && (responseCode ?? 0) >= 500;
      const dead = await this.queue.failed(id, attempts, trouble, forGood);
      this.metrics.attempted(dead ? 'dead' : 'failed');
      if (dead) this.logger.error({ ...facts, trouble }, 'a letter is dead');
      else this.logger.warn({ ...facts, trouble }, 'a letter could not be sent; it is tried again');
      outcome.failed += 1;
      return;
    }
    await this.queue.sent(id);
    this.metrics.attempted('sent');
    this.logger.log(facts, 'a letter was sent');
    outcome.sent += 1;
  }
}
