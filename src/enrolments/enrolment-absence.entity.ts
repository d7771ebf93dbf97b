import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Month } from '../domain/month.js';
import { monthColumn } from '../programmes/month-column.js';

/** Months for which nothing is owed because the parent is on leave again. */
@Entity('enrolment_absences')
export class EnrolmentAbsence {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ name: 'enrolment_id', type: 'uuid' })
  enrolmentId: string;

  @PrimaryColumn(monthColumn('from_month'))
  fromMonth: Month;

  /** The last month of it; null while the parent has not come back. Before `fromMonth` where it covers none. */
  @Column(monthColumn('until_month'))
  untilMonth: Month | null;
}
