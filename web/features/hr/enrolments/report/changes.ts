/** What HR reports of an enrolled parent. `moved` is settled by the city. */
export type Change = 'left' | 'leave' | 'return' | 'withdrawn' | 'moved';

const FROM: Record<string, readonly Change[]> = {
  applied: ['left', 'withdrawn'],
  approved: ['left', 'leave', 'withdrawn', 'moved'],
  active: ['left', 'leave', 'withdrawn', 'moved'],
  on_leave: ['return', 'left', 'withdrawn', 'moved'],
};

/** What can be reported in this state of an enrolment. */
export function changesFrom(state: string): readonly Change[] {
  return FROM[state] ?? [];
}
