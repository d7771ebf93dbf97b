import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EmployersModule } from '../employers/employers.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { MerchantsModule } from '../merchants/merchants.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { AcceptanceService } from './acceptance.service.js';
import { AnswerCriteriaService } from './applications/answer-criteria.service.js';
import { ApplicationsController } from './applications/applications.controller.js';
import { ApplyService } from './applications/apply.service.js';
import { CertificationAnswer } from './applications/certification-answer.entity.js';
import { CertificationMessage } from './applications/certification-message.entity.js';
import { ReviewService } from './applications/review.service.js';
import { CertificateNumbersService } from './certificate-numbers.service.js';
import { BrowseDirectoryService } from './certificates/browse-directory.service.js';
import { CertificatePaperService } from './certificates/certificate-paper.service.js';
import { CertificateStateService } from './certificates/certificate-state.service.js';
import { DirectoryService } from './certificates/directory.service.js';
import { PublicAddress } from './certificates/public-address.js';
import { PublicController } from './certificates/public.controller.js';
import { StickerPaperService } from './certificates/sticker-paper.service.js';
import { CertificationController } from './certification.controller.js';
import { CertificationRecord } from './certification-record.entity.js';
import { Certification } from './certification.entity.js';
import { CertificationsService } from './certifications.service.js';
import { CertifyManyService } from './certify-many.service.js';
import { ChangeCertificationService } from './change-certification.service.js';
import { CriteriaController } from './criteria/criteria.controller.js';
import { CriteriaService } from './criteria/criteria.service.js';
import { Criterion } from './criteria/criterion.entity.js';
import { Tier } from './criteria/tier.entity.js';
import { TiersService } from './criteria/tiers.service.js';
import { EvidenceBucket } from './evidence/evidence-bucket.js';
import { EvidenceFile } from './evidence/evidence-file.entity.js';
import { EvidenceFolder, EvidenceStore } from './evidence/evidence-store.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { ExpireCertificationsProcessor } from './expire-certifications.processor.js';
import { ExpireCertificationsService } from './expire-certifications.service.js';
import { DirectoryPageController } from './pages/directory-page.controller.js';

const services = [
  AnswerCriteriaService,
  ApplyService,
  BrowseDirectoryService,
  CertificatePaperService,
  CertificateStateService,
  CertificationsService,
  CertifyManyService,
  ChangeCertificationService,
  CriteriaService,
  DirectoryService,
  EvidenceService,
  ExpireCertificationsService,
  ReviewService,
  StickerPaperService,
  TiersService,
];

const entities = [
  Certification,
  CertificationAnswer,
  CertificationMessage,
  CertificationRecord,
  Criterion,
  EvidenceFile,
  Tier,
];

function evidenceStore({ SANKYU_EVIDENCE_S3: place } = process.env): EvidenceStore {
  return place ? EvidenceBucket.at(place, process.env) : new EvidenceFolder();
}

/** Who is certified, at which tier, and from when until when; only certified merchants take coupons. */
@Module({
  imports: [ProgrammesModule, EmployersModule, MerchantsModule, JobsModule, TypeOrmModule.forFeature(entities)],
  controllers: [
    CertificationController,
    ApplicationsController,
    CriteriaController,
    PublicController,
    DirectoryPageController,
  ],
  providers: [
    ...services,
    AcceptanceService,
    CertificateNumbersService,
    ExpireCertificationsProcessor,
    { provide: EvidenceStore, useFactory: evidenceStore },
    { provide: PublicAddress, useFactory: () => new PublicAddress() },
  ],
  exports: [...services, PublicAddress],
})
export class CertificationModule {}
