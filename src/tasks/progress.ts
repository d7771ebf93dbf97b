/**
 * Tells how far a piece of work has come. May be called as often as one likes, also inside the work's own transaction:
 * it returns at once, and writing it down is somebody else's affair.
 *
 * @param step a stable snake_case code of what is being done
 * @param done how many of the total are done within this step
 */
export type ReportProgress = (step: string, done?: number, total?: number) => void;

/** For work that nobody watches. */
export const unwatched: ReportProgress = () => undefined;
