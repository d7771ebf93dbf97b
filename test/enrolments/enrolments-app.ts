import { Global, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AcceptanceService } from '../../src/certification/acceptance.service.js';
import { CertificationRecord } from '../../src/certification/certification-record.entity.js';
import { Certification } from '../../src/certification/certification.entity.js';
import { CertifyManyService } from '../../src/certification/certify-many.service.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { Transactions } from '../../src/database/transactions.js';
import type { DateIso } from '../../src/domain/date.js';
import type { Month } from '../../src/domain/month.js';
import { Employee } from '../../src/employers/employee.entity.js';
import { Employer } from '../../src/employers/employer.entity.js';
import { Employment } from '../../src/employers/employment.entity.js';
import { RegisterEmployeesService } from '../../src/employers/register-employees.service.js';
import { RegisterEmployersService } from '../../src/employers/register-employers.service.js';
import { ApplyService } from '../../src/enrolments/apply.service.js';
import { ChangeEnrolmentService } from '../../src/enrolments/change-enrolment.service.js';
import { CorrectEnrolmentService } from '../../src/enrolments/correct-enrolment.service.js';
import { EndAgedService } from '../../src/enrolments/end-aged.service.js';
import { EnrolmentAbsence } from '../../src/enrolments/enrolment-absence.entity.js';
import { EnrolmentEvent } from '../../src/enrolments/enrolment-event.entity.js';
import { Enrolment } from '../../src/enrolments/enrolment.entity.js';
import { FindEnrolmentService } from '../../src/enrolments/find-enrolment.service.js';
import { ImportFolderService } from '../../src/enrolments/import/import-folder.service.js';
import { ImportOrganisationsService } from '../../src/enrolments/import/import-organisations.service.js';
import { ImportPeopleService } from '../../src/enrolments/import/import-people.service.js';
import { IssuedMonthsService } from '../../src/enrolments/issued-months.service.js';
import { LikelyDoublesService } from '../../src/enrolments/likely-doubles.service.js';
import { ListEnrolmentsService } from '../../src/enrolments/list-enrolments.service.js';
import { TermsService } from '../../src/enrolments/terms.service.js';
import { TransferEnrolmentService } from '../../src/enrolments/transfer-enrolment.service.js';
import { LedgerModule } from '../../src/ledger/ledger.module.js';
import { RegisterMerchantsService } from '../../src/merchants/register-merchants.service.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import type { RuleSettings } from '../../src/programmes/programme-rules.entity.js';
import { ProgrammesModule } from '../../src/programmes/programmes.module.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

const entities = [
  Employee,
  Employer,
  Employment,
  Enrolment,
  EnrolmentAbsence,
  EnrolmentEvent,
  Certification,
  CertificationRecord,
];
const services = [
  AcceptanceService,
  ApplyService,
  CertifyManyService,
  ChangeEnrolmentService,
  CorrectEnrolmentService,
  EndAgedService,
  FindEnrolmentService,
  ImportFolderService,
  ImportOrganisationsService,
  ImportPeopleService,
  IssuedMonthsService,
  LikelyDoublesService,
  ListEnrolmentsService,
  RegisterEmployeesService,
  RegisterEmployersService,
  RegisterMerchantsService,
  TermsService,
  TransferEnrolmentService,
];

@Global()
@Module({
  imports: [LedgerModule, ProgrammesModule, TypeOrmModule.forFeature(entities)],
  providers: services,
  exports: services,
})
class EnrolmentServices {}

/** The services of enrolments on a database of their own, without HTTP. */
export interface EnrolmentsApp {
  db: TestDatabase;
  get: TestingModule['get'];
  /** Rows of one statement, by the application's role. */
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Makes a rehearsal city whose programme starts in that month. */
  createCity(city: { code: string; asOf: DateIso; start: Month; rules?: Partial<RuleSettings> }): Promise<TestCity>;
  close(): Promise<void>;
}

export interface TestCity {
  cityId: number;
  programmeId: string;
}

export async function startEnrolmentsApp(): Promise<EnrolmentsApp> {
  const db = await freshDatabase();
  const module = await Test.createTestingModule({
    imports: [DatabaseModule.forUrl({ appUrl: db.appUrl, poolSize: 8 }), EnrolmentServices],
  }).compile();
  await module.init();
  return {
    db,
    get: module.get.bind(module),
    query: (sql, parameters) => module.get(Transactions).query(sql, parameters),
    createCity: async ({ code, asOf, start, rules }) => {
      const { city, programme } = await module.get(CreateCityService).createCity({
        code,
        name: code,
        kind: 'rehearsal',
        asOf,
        programme: { startsMonth: start, ...(rules && { rules }) },
      });
      return { cityId: city.id, programmeId: programme!.id };
    },
    close: async () => {
      await module.close();
      await db.drop();
    },
  };
}

export const ACTOR = '00000000-0000-4000-8000-00000000ac70';
