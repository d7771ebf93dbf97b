import { SetMetadata } from '@nestjs/common';
import { OWN_KEEPING } from './own-keeping.js';

/**
 * A command whose repeats do no harm by nature, or that commits in steps: no transaction is put round it and no answer
 * is kept.
 */
export const SelfKeyed = () => SetMetadata(OWN_KEEPING, true);
