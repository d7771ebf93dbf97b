/** Marks a handler that looks after repeats of a request itself. */
export const OWN_KEEPING = 'sankyu:own-keeping';
