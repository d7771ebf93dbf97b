export const taskStates = ['waiting', 'running', 'done', 'failed'] as const;
export type TaskState = (typeof taskStates)[number];

/** A failure in words, as RFC 9457 has it. */
export interface TaskProblem {
  code: string;
  ja: string;
  en: string;
  details?: Record<string, unknown>;
}

/** A task as it stands, without its files. */
export interface Task {
  id: string;
  kind: string;
  input: Record<string, unknown>;
  askedBy: string;
  askedAt: Date;
  state: TaskState;
  step: string | null;
  doneCount: number;
  totalCount: number | null;
  attempts: number;
  result: unknown;
  problem: TaskProblem | null;
  endedAt: Date | null;
  /** Whether it made a file that is still there. */
  hasFile: boolean;
}

/** Of the row `t`. */
export const TASK_COLUMNS = `t.id, t.kind, t.input, t.asked_by as "askedBy", t.asked_at as "askedAt", t.state, t.step,
  t.done_count as "doneCount", t.total_count as "totalCount", t.attempts, t.result, t.problem, t.ended_at as "endedAt",
  exists (select from task_files f where f.city_id = t.city_id and f.task_id = t.id and f.part = 'result') as "hasFile"`;
