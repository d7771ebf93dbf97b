import { randomUUID } from 'node:crypto';
import type { Answer, TestApp } from '../support/app.js';
import type { Town, TownShop } from '../support/town.js';

/** A till at a shop of a town, and holders who show their codes there; all over HTTP. */
export class Till {
  private constructor(
    private readonly app: TestApp,
    private readonly town: Town,
    readonly shop: TownShop,
    readonly token: string,
  ) {}

  static async at(app: TestApp, town: Town, shop: TownShop, role: 'pos_client' | 'merchant_clerk' = 'pos_client') {
    return new Till(app, town, shop, await app.tokenFor(town.id, role, shop));
  }

  take(body: object, key?: string): Promise<Answer> {
    const headers: Record<string, string> = key === undefined ? {} : { 'Idempotency-Key': key };
    return this.app.fetch('/api/v1/redemptions', { token: this.token, body, headers });
  }

  /** As a till does that knows its customer. */
  takeFrom(employeeId: string, notes: number, key: string = randomUUID(), more: object = {}): Promise<Answer> {
    return this.take({ employeeId, notes, ...more }, key);
  }

  void(id: string, key: string = randomUUID(), reason = '打ち間違い', token = this.token): Promise<Answer> {
    return this.app.fetch(`/api/v1/redemptions/${id}/void`, {
      token,
      body: { reason },
      headers: { 'Idempotency-Key': key },
    });
  }

  async showCode(
    employeeId: string,
    notes: number,
  ): Promise<{ id: string; code: string; digits: string; usableUntil: string }> {
    const token = await this.app.tokenFor(this.town.id, 'employee', { employeeId });
    const { status, body } = await this.app.fetch('/api/v1/wallet/codes', { token, body: { notes } });
    if (status !== 201) throw new Error(`No code: ${body.code}`);
    return body;
  }
}
