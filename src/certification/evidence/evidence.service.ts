import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../../database/transactions.js';
import type { UploadedFile } from '../../http/uploads/read-upload.js';
import { criterionNotInForce } from '../applications/application.errors.js';
import { openApplication } from '../applications/open-application.js';
import { CriteriaService } from '../criteria/criteria.service.js';
import { EvidenceFile } from './evidence-file.entity.js';
import { EvidenceStore, sha256Of } from './evidence-store.js';
import { evidenceTypeOf } from './evidence-type.js';
import {
  evidenceNotFound,
  evidenceTooLarge,
  evidenceType,
  MOST_EVIDENCE_BYTES,
  MOST_EVIDENCE_FILES,
  tooMuchEvidence,
} from './evidence.errors.js';

/** Files that show what an application claims. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: EvidenceStore,
    private readonly criteria: CriteriaService,
  ) {}

  /**
   * @param criterionId the criterion that it is about, or the whole application
   * @throws DomainError evidence_type, evidence_too_large, too_much_evidence, certification_not_found,
   *   application_decided, criterion_not_in_force, evidence_away
   */
  async add(
    cityId: number,
    certificationId: string,
    file: UploadedFile,
    criterionId: string | null,
    uploadedBy: string,
  ): Promise<EvidenceFile> {
    const { content } = file;
    const mediaType = evidenceTypeOf(content);
    if (content.length > MOST_EVIDENCE_BYTES) throw evidenceTooLarge();
    if (!mediaType) throw evidenceType();
    const sha256 = sha256Of(content);
    const mayTake = () => this.mayTake(cityId, certificationId, criterionId);
    await this.transactions.run(mayTake);
    // The bytes first: a row never names what is not there, and bytes without a row harm nobody. No transaction waits
    // for the storage, so what was judged before is judged again after it.
    await this.store.put(cityId, sha256, content);
    return this.transactions.run(async (manager) => {
      await mayTake();
      const id = uuid();
      const row = { cityId, id, certificationId, criterionId, name: nameOf(file), mediaType, bytes: content.length };
      await manager.insert(EvidenceFile, { ...row, sha256, uploadedBy });
      return manager.findOneByOrFail(EvidenceFile, { cityId, id });
    });
  }

  of(cityId: number, certificationId: string): Promise<EvidenceFile[]> {
    return this.transactions.manager.find(EvidenceFile, {
      where: { cityId, certificationId },
      order: { uploadedAt: 'ASC', id: 'ASC' },
    });
  }

  /** @throws DomainError evidence_not_found, evidence_away */
  async read(cityId: number, certificationId: string, id: string): Promise<{ file: EvidenceFile; content: Buffer }> {
    const file = await this.transactions.manager.findOneBy(EvidenceFile, { cityId, certificationId, id });
    if (!file) throw evidenceNotFound();
    return { file, content: await this.store.get(cityId, file.sha256) };
  }

  private async mayTake(cityId: number, certificationId: string, criterionId: string | null): Promise<void> {
    const { manager } = this.transactions;
    const { appliedOn } = await openApplication(manager, cityId, certificationId);
    const asked = await this.criteria.on(cityId, appliedOn);
    if (criterionId && !asked.some(({ id }) => id === criterionId)) throw criterionNotInForce(criterionId);
    const kept = await manager.countBy(EvidenceFile, { cityId, certificationId });
    if (kept >= MOST_EVIDENCE_FILES) throw tooMuchEvidence();
  }
}

/** Its last part, without what does not belong into a name. */
function nameOf({ name }: UploadedFile): string {
  const last = basename(name.replaceAll('\\', '/'))
    .replace(/\p{Cc}/gu, '')
    .trim();
  return last.slice(0, 200) || '資料';
}
