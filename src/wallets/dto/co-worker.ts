import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';

export class CoWorkersQuery {
  @ApiProperty({ description: 'A part of the name, or of its reading in any kana.', example: 'さとう' })
  @IsString()
  @MaxLength(50)
  @Matches(/^[\P{Cc}]*[^\s\p{Cc}][\P{Cc}]*$/u, { message: 'q must hold a letter, and no control characters' })
  q: string;
}

export class CoWorkerView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  nameKana: string;
}
