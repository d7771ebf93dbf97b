import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsUUID } from 'class-validator';

/** As many as stand on one page of a list, and some. */
const MOST_ACTORS = 200;

export class ActorsQuery {
  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: `Of whom the name is wanted, at most ${MOST_ACTORS}, also with commas between them.`,
  })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_ACTORS)
  @IsUUID('all', { each: true })
  ids: string[];
}

export const actorKinds = ['person', 'key', 'calendar'] as const;

/** Who is recorded as having done something. */
export class ActorView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({
    enum: actorKinds,
    description: 'person: with an account; key: a program, by its access token; calendar: done when its day came.',
  })
  kind: (typeof actorKinds)[number];

  @ApiProperty({ description: 'The name of the account, or the label of the key; empty for the calendar.' })
  name: string;
}
