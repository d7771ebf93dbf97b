/** What a door answers: one is in, or shows a second factor next. */
export interface Answer {
  state: 'signed_in' | 'second_factor';
  challenge?: string;
}
