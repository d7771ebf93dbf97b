import { ApiProperty } from '@nestjs/swagger';
import { Problem } from '../../http/problems/problem.js';
import { type Task, type TaskProblem, type TaskState, taskStates } from '../task.js';

/** Long work that was taken on: how far it has come, and how it ended. */
export class TaskView implements Task {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'prepare-closing' })
  kind: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What was asked for.' })
  input: Record<string, unknown>;

  @ApiProperty({ format: 'uuid' })
  askedBy: string;

  @ApiProperty()
  askedAt: Date;

  @ApiProperty({ enum: taskStates })
  state: TaskState;

  @ApiProperty({ type: String, nullable: true, example: 'proving', description: 'What is being done.' })
  step: string | null;

  @ApiProperty({ description: 'How many are done within this step ...' })
  doneCount: number;

  @ApiProperty({ type: Number, nullable: true, description: '... of how many, where that is known.' })
  totalCount: number | null;

  @ApiProperty({ description: 'How many times it was begun; after 3 it has failed.' })
  attempts: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'When it is done: what the same request would have answered; of a file its name, size and SHA-256.',
  })
  result: unknown;

  @ApiProperty({ type: Problem, nullable: true, description: 'When it has failed: what the same request would say.' })
  problem: TaskProblem | null;

  @ApiProperty({ type: Date, nullable: true })
  endedAt: Date | null;

  @ApiProperty({ description: 'Whether a file waits at /file; for a day.' })
  hasFile: boolean;
}
