import type { DateIso } from '../domain/date.js';

/** What an employer says of a parent who came back: the person, the child, the leave and the return. */
export interface Application {
  employerId: string;
  /** 社員番号; what tells one employer's people apart. */
  staffNumber: string;
  name: string;
  nameKana: string;
  email: string;
  childBirthDate: DateIso;
  /** Where the city gives children a number (児童番号): it is enrolled once. */
  childNumber: string | null;
  leaveStartedOn: DateIso;
  returnedOn: DateIso;
}
