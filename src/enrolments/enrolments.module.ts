import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CertificationModule } from '../certification/certification.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { MerchantsModule } from '../merchants/merchants.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { ApplyOneService } from './apply-one.service.js';
import { ApplyService } from './apply.service.js';
import { ChangeEnrolmentService } from './change-enrolment.service.js';
import { CorrectEnrolmentService } from './correct-enrolment.service.js';
import { EndAgedService } from './end-aged.service.js';
import { EnrolmentAbsence } from './enrolment-absence.entity.js';
import { EnrolmentChangesController } from './enrolment-changes.controller.js';
import { EnrolmentCostService } from './enrolment-cost.service.js';
import { EnrolmentEvent } from './enrolment-event.entity.js';
import { Enrolment } from './enrolment.entity.js';
import { EnrolmentsController } from './enrolments.controller.js';
import { FindEnrolmentService } from './find-enrolment.service.js';
import { ImportController } from './import/import.controller.js';
import { ImportFolderService } from './import/import-folder.service.js';
import { ImportOrganisationsService } from './import/import-organisations.service.js';
import { ImportPeopleService } from './import/import-people.service.js';
import { TakeFilesTask } from './import/take-files.task.js';
import { IssuedMonthsService } from './issued-months.service.js';
import { LikelyDoublesService } from './likely-doubles.service.js';
import { ListEnrolmentsService } from './list-enrolments.service.js';
import { TermsService } from './terms.service.js';
import { TransferEnrolmentService } from './transfer-enrolment.service.js';

const services = [
  ApplyService,
  ChangeEnrolmentService,
  CorrectEnrolmentService,
  EndAgedService,
  FindEnrolmentService,
  ImportFolderService,
  IssuedMonthsService,
  LikelyDoublesService,
  ListEnrolmentsService,
  TermsService,
  TransferEnrolmentService,
];

/** Who has a place in a programme, from the files that tell of it to the day on which it ends. */
@Module({
  imports: [
    CertificationModule,
    EmployersModule,
    MerchantsModule,
    ProgrammesModule,
    TasksModule,
    TypeOrmModule.forFeature([Enrolment, EnrolmentAbsence, EnrolmentEvent]),
  ],
  controllers: [ImportController, EnrolmentsController, EnrolmentChangesController],
  providers: [
    ...services,
    ApplyOneService,
    EnrolmentCostService,
    ImportOrganisationsService,
    ImportPeopleService,
    TakeFilesTask,
  ],
  exports: services,
})
export class EnrolmentsModule {}
