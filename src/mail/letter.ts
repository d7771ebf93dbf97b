import { declareBoxes } from '../database/boxes.js';

/** What is sent: the part of a letter that only the Vault keeps. */
export interface LetterContent {
  /** One address, as `isEmail` would have it. */
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** Where one click (RFC 8058) or a visit ends letters of this kind. */
  unsubscribeUrl?: string;
}

/** A letter that somebody posts. */
export interface NewLetter extends LetterContent {
  /** Which sort of letter it is, in kebab-case, e.g. `sign-in-link`; the only thing about it that can be read later. */
  template: string;
  accountId?: string;
  cityId?: number;
}

/** A letter on its way. */
export interface Letter extends LetterContent {
  id: string;
  template: string;
  createdAt: Date;
  /** Of a city that only rehearses: nobody is to get it. */
  rehearsal: boolean;
}

/** For whom the Vault keeps a letter's content. */
export const boxOf = (id: string) => `letter:${id}`;

declareBoxes({ table: 'people.letters', key: ['id'], column: 'box', about: (row) => boxOf(row.id!) });
