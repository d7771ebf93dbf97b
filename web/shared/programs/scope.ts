/** Whose programs they are: bound to an employer, a merchant or one shop; the city's own are bound to none. */
export interface ProgramScope {
  employerId?: string;
  merchantId?: string;
  shopId?: string;
}
