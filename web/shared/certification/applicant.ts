/** Who is certified or wants to be: an employer or a merchant, and how its workplace speaks of it. */
export interface Applicant {
  /** Under which its certifications are listed and applied for. */
  path: '/api/v1/employers/{id}/certifications' | '/api/v1/merchants/{id}/certifications';
  /** Undefined until it is known. */
  id: string | undefined;
  /** The address of the screen of all of them. */
  home: string;
  /** Whether there is a sticker for its window. */
  sticker: boolean;
  words: {
    lead: string;
    /** What is done by applying. */
    applyLead: string;
    reason: string;
    public: string;
    checklistLead: string;
    /** What follows from the state that a certification is in. */
    follows: Record<'certified' | 'suspended' | 'refused' | 'expired' | 'revoked', string>;
  };
}
