import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { DateIso } from '../domain/date.js';
import { Employee } from './employee.entity.js';

/** Where a person works, from when until when; at most one place at a time. */
@Entity('employments')
export class Employment {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'employee_id', type: 'uuid' })
  employeeId: string;

  @Column({ name: 'employer_id', type: 'uuid' })
  employerId: string;

  /** 社員番号, as the employer writes it. */
  @Column({ name: 'staff_number', type: 'text' })
  staffNumber: string;

  @Column({ name: 'from_on', type: 'date' })
  fromOn: DateIso;

  /** The last day; null while it goes on. */
  @Column({ name: 'until_on', type: 'date', nullable: true })
  untilOn: DateIso | null;

  @ManyToOne(() => Employee)
  @JoinColumn([
    { name: 'city_id', referencedColumnName: 'cityId' },
    { name: 'employee_id', referencedColumnName: 'id' },
  ])
  employee: Relation<Employee>;
}
