import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import { setStepCookie, stepSecretOf } from '../sessions/session-cookies.js';
import { isSecret } from '../sessions/session-token.js';
import { stepLapsed } from './challenge.errors.js';
import { type Challenge, type ChallengePurpose, ChallengesService, type NewChallenge } from './challenges.service.js';

/** What goes out to the browser and must come back from the same one. */
export type StepPurpose = Extract<ChallengePurpose, 'passkey_registration' | 'passkey_sign_in' | 'oidc'>;

export interface NewStep extends Omit<NewChallenge, 'purpose'> {
  purpose: StepPurpose;
}

/**
 * A step that somebody else finishes: an authenticator, another provider. Its secret lies in a cookie of the browser in
 * which it was begun; what goes out is made of it, and so is of no use in any other browser.
 */
@Injectable()
export class BrowserStepService {
  constructor(private readonly challenges: ChallengesService) {}

  /** @returns the secret, of which `partOf` makes what goes out */
  async begin(request: HttpRequest, reply: HttpReply, step: NewStep): Promise<string> {
    const secret = await this.challenges.make(step);
    setStepCookie(request, reply, nameOf(step.purpose), secret, step.minutes * 60);
    return secret;
  }

  /** The secret of the step that this browser has begun. @throws DomainError step_lapsed */
  secretOf(request: HttpRequest, purpose: StepPurpose): string {
    const secret = stepSecretOf(request, nameOf(purpose));
    if (!isSecret(secret)) throw stepLapsed();
    return secret;
  }

  /** Uses it up, whatever becomes of the answer: each step takes one. @throws DomainError step_lapsed */
  async finish(request: HttpRequest, reply: HttpReply, purpose: StepPurpose): Promise<Challenge> {
    const secret = this.secretOf(request, purpose);
    setStepCookie(request, reply, nameOf(purpose), '', 0);
    try {
      return await this.challenges.use(purpose, secret);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'link_not_valid') throw stepLapsed();
      throw error;
    }
  }
}

/** 256 bits made of a step's secret, which they do not tell, nor each other. */
export function partOf(secret: string, part: 'challenge' | 'state' | 'nonce' | 'verifier'): string {
  return createHmac('sha256', secret).update(part, 'utf8').digest('base64url');
}

function nameOf(purpose: StepPurpose): string {
  return purpose.replaceAll('_', '-');
}
