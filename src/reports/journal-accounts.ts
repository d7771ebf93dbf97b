/** The accounts (勘定科目) of the journal. A city's own names are mapped where they are imported. */
export const ACCOUNTS = {
  /** Coupons that people hold: what the city will owe for them. */
  unused: 'クーポン預り金',
  /** What is owed to merchants for coupons taken. */
  merchants: '協賛企業未払金',
  /** What employers owe for their share. */
  employers: '就労先企業未収金',
  /** The employers' share that is not billed yet, where it is billed on redemption. */
  unbilled: '就労先企業未請求金',
  /** The city's own share. */
  cost: 'クーポン事業費',
} as const;

export type Account = (typeof ACCOUNTS)[keyof typeof ACCOUNTS];

export const PAYERS = { employer: '企業負担', city: '市負担' } as const;
export type Payer = keyof typeof PAYERS;

/** The classes of movement that touch the accounts. What moves between wallets and links stays in クーポン預り金. */
export const MOVEMENTS = {
  issue: '配付',
  redeem: '利用',
  void: '利用の取消',
  expire: '失効',
  unexpire: '失効の取消',
  recall: '回収',
  unrecall: '回収の取消',
} as const;
export type Movement = keyof typeof MOVEMENTS;

export interface Posting {
  debit: Account;
  credit: Account;
}

/** Whence the payer's share comes: the city bears a cost; an employer owes it from the issue on, or from redemption. */
const sourceOf = (payer: Payer, basis: string): Account =>
  payer === 'city' ? ACCOUNTS.cost : basis === 'issue' ? ACCOUNTS.employers : ACCOUNTS.unbilled;

/** How a movement is booked for one payer's share: one posting, or two where redemption is what makes an employer owe. */
export function postingsOf(movement: Movement, payer: Payer, basis: string): Posting[] {
  const source = sourceOf(payer, basis);
  const spent: Posting = { debit: ACCOUNTS.unused, credit: ACCOUNTS.merchants };
  const billed: Posting = { debit: ACCOUNTS.employers, credit: ACCOUNTS.unbilled };
  switch (movement) {
    case 'issue':
    case 'unexpire':
    case 'unrecall':
      return [{ debit: source, credit: ACCOUNTS.unused }];
    case 'expire':
    case 'recall':
      return [{ debit: ACCOUNTS.unused, credit: source }];
    case 'redeem':
      return source === ACCOUNTS.unbilled ? [spent, billed] : [spent];
    case 'void':
      return (source === ACCOUNTS.unbilled ? [spent, billed] : [spent]).map(turned);
  }
}

function turned({ debit, credit }: Posting): Posting {
  return { debit: credit, credit: debit };
}
