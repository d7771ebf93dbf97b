import { ApproveClosingService } from '../../src/closing/approve-closing.service.js';
import { PrepareClosingService } from '../../src/closing/prepare-closing.service.js';
import type { Month } from '../../src/domain/month.js';
import { derivedId } from '../../src/domain/operation-key.js';
import type { TestApp } from '../support/app.js';

const somebody = (name: string) => derivedId('00000000-0000-0000-0000-000000000000', name);
export const PREPARER = somebody('preparer');
export const APPROVER = somebody('approver');

/** Prepares a month as one person and approves it as another. */
export async function closeMonth(app: Pick<TestApp, 'get'>, cityId: number, month: Month): Promise<void> {
  await app.get(PrepareClosingService).prepare(cityId, month, PREPARER);
  await app.get(ApproveClosingService).approve(cityId, month, APPROVER);
}
