import { ApiProperty } from '@nestjs/swagger';
import type { DateIso } from '../../domain/date.js';

export class NotesAndYen {
  @ApiProperty({ example: 20 })
  notes: number;

  @ApiProperty({ description: 'Yen.', example: 20000 })
  amount: number;
}

export class NotesByExpiry extends NotesAndYen {
  @ApiProperty({ type: String, format: 'date', description: 'The last day on which they can be used.' })
  expiresOn: DateIso;

  @ApiProperty({ description: 'Yen of one note.', example: 1000 })
  noteYen: number;

  @ApiProperty({ type: NotesAndYen, description: 'From the person’s own allocations.' })
  own: NotesAndYen;

  @ApiProperty({ type: NotesAndYen, description: 'Received as thanks.' })
  received: NotesAndYen;

  @ApiProperty({ type: NotesAndYen, description: 'What may be given as thanks by the rules of today.' })
  givable: NotesAndYen;
}

export class WalletBalance extends NotesAndYen {
  @ApiProperty({ type: String, format: 'date', description: 'Today, on the city’s own clock.' })
  asOf: DateIso;

  @ApiProperty({ type: NotesAndYen })
  own: NotesAndYen;

  @ApiProperty({ type: NotesAndYen })
  received: NotesAndYen;

  @ApiProperty({ type: NotesAndYen, description: 'What may be given as thanks by the rules of today.' })
  givable: NotesAndYen;

  @ApiProperty({ type: [NotesByExpiry], description: 'The earliest expiry first.' })
  byExpiry: NotesByExpiry[];

  @ApiProperty({ type: NotesByExpiry, nullable: true, description: 'What lapses next; null when nothing is held.' })
  nextToLapse: NotesByExpiry | null;
}
