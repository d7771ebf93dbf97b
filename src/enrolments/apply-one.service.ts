import { Injectable } from '@nestjs/common';
import { toDateIso } from '../domain/date.js';
import type { DomainError } from '../domain/domain-error.js';
import { normaliseEmail } from '../domain/email.js';
import { toFullKatakana } from '../domain/kana.js';
import { normaliseSpaces, toHalfWidth } from '../domain/text.js';
import { EmployersService } from '../employers/employers.service.js';
import { rowRefused } from '../employers/row-refused.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { ApplyService, type ApplyOutcome } from './apply.service.js';
import type { ApplyDto } from './dto/enrolment.dto.js';
import type { Enrolment } from './enrolment.entity.js';
import {
  childNumberTaken,
  childOverLimit,
  enrolledDifferently,
  enrolledElsewhere,
  returnBeforeBirth,
} from './enrolment.errors.js';
import { FindEnrolmentService } from './find-enrolment.service.js';

@Injectable()
export class ApplyOneService {
  constructor(
    private readonly applyService: ApplyService,
    private readonly employers: EmployersService,
    private readonly enrolments: FindEnrolmentService,
    private readonly programmes: ProgrammesService,
  ) {}

  /**
   * Applies for one parent, as somebody typed it. One that is enrolled with the same data already is answered again.
   *
   * @throws DomainError employer_not_found, programme_not_found, bad_date, bad_email, missing_field, return_before_birth,
   *   child_over_limit, already_enrolled, already_registered, employed_elsewhere, child_number_taken
   */
  async apply(cityId: number, written: ApplyDto & { employerId: string }, actorId: string): Promise<Enrolment> {
    const { id: employerId } = await this.employers.find(cityId, written.employerId);
    const { id: programmeId } = written.programmeId
      ? await this.programmes.find(cityId, written.programmeId)
      : await this.programmes.mainProgramme(cityId);
    const application = {
      employerId,
      staffNumber: normaliseSpaces(toHalfWidth(written.staffNumber)),
      name: normaliseSpaces(written.name),
      nameKana: toFullKatakana(written.nameKana),
      email: normaliseEmail(written.email),
      childBirthDate: toDateIso(written.childBirthDate),
      childNumber: normaliseSpaces(toHalfWidth(written.childNumber ?? '')) || null,
      leaveStartedOn: toDateIso(written.leaveStartedOn),
      returnedOn: toDateIso(written.returnedOn),
    };
    if (application.returnedOn < application.childBirthDate) throw returnBeforeBirth();
    const options = { approve: false, actorId, reason: '申請' };
    const [outcome] = await this.applyService.applyMany(cityId, programmeId, [application], options);
    if (!outcome) throw new RangeError('One application was to be judged, and none was.');
    if (outcome.status === 'refused') throw refusalOf(outcome.code);
    return this.enrolments.find(cityId, outcome.id);
  }
}

function refusalOf(code: Extract<ApplyOutcome, { status: 'refused' }>['code']): DomainError {
  switch (code) {
    case 'child_over_limit':
      return childOverLimit();
    case 'enrolled_differently':
      return enrolledDifferently();
    case 'enrolled_elsewhere':
      return enrolledElsewhere();
    case 'child_number_taken':
      return childNumberTaken();
    default:
      return rowRefused(code);
  }
}
