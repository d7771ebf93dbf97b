import type { Certification } from './certification.entity.js';

/** Whose a certification is: a merchant's, or an employer's. */
export type Holder = { merchantId: string } | { employerId: string };

export function holderOf({ merchantId, employerId }: Certification): Holder {
  if (merchantId !== null) return { merchantId };
  if (employerId !== null) return { employerId };
  throw new Error('A certification of nobody');
}
