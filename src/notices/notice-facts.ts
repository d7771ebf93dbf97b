import type { DateIso } from '../domain/date.js';
import type { Month } from '../domain/month.js';
import type { Yen } from '../domain/yen.js';

/** Coupons as people count them. */
export interface NotesAndYen {
  notes: number;
  amount: Yen;
}

export interface CertificateFacts {
  number: string;
  /** The last day on which it holds. */
  validUntil: DateIso;
}

/** What each kind of notice has to say, as its query gives it. */
export interface NoticeFacts {
  enrolled: { programme: string; firstMonth: Month; lastMonth: Month };
  activation_needed: { programme: string };
  coupons_arrived: NotesAndYen & { month: Month; expiresOn: DateIso };
  thanks_received: NotesAndYen & {
    giver: string;
    message: string;
    expiresOn: DateIso;
    /** The time of day until which the giver can take it back; null once that has passed. */
    takeBackUntil: string | null;
  };
  lapse_30: NotesAndYen & { expiresOn: DateIso };
  lapse_7: NotesAndYen & { expiresOn: DateIso };
  payment_taken: NotesAndYen & { shop: string; day: DateIso; time: string };
  slips_printed: { slips: number; usableThrough: DateIso };
  payout_made: { amount: Yen; month: Month; day: DateIso };
  certificate_ends_60: CertificateFacts;
  certificate_ends_30: CertificateFacts;
}
