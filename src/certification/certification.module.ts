import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobsModule } from '../jobs/jobs.module.js';
import { MerchantsModule } from '../merchants/merchants.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { AcceptanceService } from './acceptance.service.js';
import { CertificationController } from './certification.controller.js';
import { CertificationRecord } from './certification-record.entity.js';
import { Certification } from './certification.entity.js';
import { CertificationsService } from './certifications.service.js';
import { CertifyManyService } from './certify-many.service.js';
import { ChangeCertificationService } from './change-certification.service.js';
import { ExpireCertificationsProcessor } from './expire-certifications.processor.js';
import { ExpireCertificationsService } from './expire-certifications.service.js';

const services = [CertificationsService, ChangeCertificationService, CertifyManyService, ExpireCertificationsService];

/** Which merchants are certified, and so may take coupons, from when until when. */
@Module({
  imports: [
    ProgrammesModule,
    MerchantsModule,
    JobsModule,
    TypeOrmModule.forFeature([Certification, CertificationRecord]),
  ],
  controllers: [CertificationController],
  providers: [...services, AcceptanceService, ExpireCertificationsProcessor],
  exports: services,
})
export class CertificationModule {}
