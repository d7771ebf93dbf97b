import { BOOK_FAULTS } from './book-faults.js';
import type { Fault } from './fault.js';
import { LOCKING_FAULTS } from './locking-faults.js';
import { MOVING_FAULTS } from './moving-faults.js';
import { PAYING_FAULTS } from './paying-faults.js';
import { UNDOING_FAULTS } from './undoing-faults.js';

export const FAULTS: readonly Fault[] = [
  ...MOVING_FAULTS,
  ...PAYING_FAULTS,
  ...UNDOING_FAULTS,
  ...BOOK_FAULTS,
  ...LOCKING_FAULTS,
];
