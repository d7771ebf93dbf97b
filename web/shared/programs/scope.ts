/** Whose programs they are: bound to an employer or a merchant; the city's own are bound to none. */
export interface ProgramScope {
  employerId?: string;
  merchantId?: string;
}

/** A shop of the merchant whose programs they are. */
export interface ProgramShop {
  id: string;
  name: string;
}
