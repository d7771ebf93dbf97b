import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { DateIso } from '../domain/date.js';
import type { EndReason, EnrolmentState } from '../domain/enrolment-states.js';
import type { Month } from '../domain/month.js';
import { Employee } from '../employers/employee.entity.js';
import { monthColumn } from '../programmes/month-column.js';

/** A parent's place in the programme (登録): employer, child's birth date, return date, and the months that follow. */
@Entity('enrolments')
export class Enrolment {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'programme_id', type: 'uuid' })
  programmeId: string;

  @Column({ name: 'employee_id', type: 'uuid' })
  employeeId: string;

  @Column({ name: 'employer_id', type: 'uuid' })
  employerId: string;

  /** The town that pays the public share. */
  @Column({ name: 'municipality_id', type: 'uuid', nullable: true })
  municipalityId: string | null;

  @Column({ name: 'child_birth_date', type: 'date' })
  childBirthDate: DateIso;

  /** Where the city gives children a number (児童番号). */
  @Column({ name: 'child_number', type: 'text', nullable: true })
  childNumber: string | null;

  @Column({ name: 'leave_started_on', type: 'date' })
  leaveStartedOn: DateIso;

  @Column({ name: 'returned_on', type: 'date' })
  returnedOn: DateIso;

  @Column({ type: 'text' })
  state: EnrolmentState;

  @Column(monthColumn('first_month'))
  firstMonth: Month;

  /** The last month owed. Before `firstMonth` where none is. */
  @Column(monthColumn('last_month'))
  lastMonth: Month;

  @Column({ name: 'activated_at', type: 'timestamptz', nullable: true })
  activatedAt: Date | null;

  @Column({ name: 'ended_on', type: 'date', nullable: true })
  endedOn: DateIso | null;

  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason: EndReason | null;

  @Column({ name: 'created_at', type: 'timestamptz', insert: false, update: false })
  createdAt: Date;

  @ManyToOne(() => Employee)
  @JoinColumn([
    { name: 'city_id', referencedColumnName: 'cityId' },
    { name: 'employee_id', referencedColumnName: 'id' },
  ])
  employee: Relation<Employee>;
}
