import { ApiProperty } from '@nestjs/swagger';
import type { Letter } from '../letter.js';

export class LetterView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'Which sort of letter it is.' })
  template: string;

  @ApiProperty({ format: 'email' })
  to: string;

  @ApiProperty()
  subject: string;

  @ApiProperty()
  text: string;

  @ApiProperty({ type: String, nullable: true })
  html: string | null;

  @ApiProperty()
  createdAt: Date;

  static of({ id, template, to, subject, text, html, createdAt }: Letter): LetterView {
    return { id, template, to, subject, text, html: html ?? null, createdAt };
  }
}
