/** Whom a kind of notice is for: a person who holds coupons, a merchant's owners, or whoever holds a certification. */
export type NoticeAudience = 'employee' | 'merchant' | 'holder';

interface NoticeKindRule {
  audience: NoticeAudience;
  /** Told whatever was chosen: without it somebody would not know of a right, or of a misuse. */
  mandatory: boolean;
  /** Brings whoever has no account yet the link by which one is made. */
  welcomes: boolean;
}

/** Everything that Sankyu tells somebody by itself. What may be switched off, the database says once more. */
export const NOTICE_KINDS = {
  enrolled: { audience: 'employee', mandatory: true, welcomes: true },
  activation_needed: { audience: 'employee', mandatory: true, welcomes: true },
  coupons_arrived: { audience: 'employee', mandatory: false, welcomes: false },
  thanks_received: { audience: 'employee', mandatory: false, welcomes: true },
  lapse_30: { audience: 'employee', mandatory: false, welcomes: false },
  lapse_7: { audience: 'employee', mandatory: false, welcomes: false },
  payment_taken: { audience: 'employee', mandatory: false, welcomes: false },
  slips_printed: { audience: 'employee', mandatory: true, welcomes: false },
  payout_made: { audience: 'merchant', mandatory: false, welcomes: false },
  certificate_ends_60: { audience: 'holder', mandatory: false, welcomes: false },
  certificate_ends_30: { audience: 'holder', mandatory: false, welcomes: false },
} as const satisfies Record<string, NoticeKindRule>;

export type NoticeKind = keyof typeof NOTICE_KINDS;

export const noticeKinds = Object.keys(NOTICE_KINDS) as NoticeKind[];

export const noticeLanguages = ['ja', 'en'] as const;
export type NoticeLanguage = (typeof noticeLanguages)[number];
