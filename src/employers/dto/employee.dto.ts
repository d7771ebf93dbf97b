import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsObject, IsString, MaxLength, ValidateNested } from 'class-validator';

/** As many as one file of a large employer has. */
const MOST_ROWS = 10_000;

export class NewEmployeeDto {
  @ApiProperty({ example: '001-0001', description: '社員番号' })
  @IsString()
  @MaxLength(40)
  staffNumber: string;

  @ApiProperty()
  @IsString()
  @MaxLength(200)
  name: string;

  @ApiProperty()
  @IsString()
  @MaxLength(200)
  nameKana: string;

  @ApiProperty()
  @IsString()
  @MaxLength(254)
  email: string;
}

export class RegisterEmployeesDto {
  @ApiProperty({ type: [NewEmployeeDto] })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_ROWS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => NewEmployeeDto)
  employees: NewEmployeeDto[];
}

export class EmployeeOutcomeView {
  @ApiProperty({ enum: ['taken', 'unchanged', 'refused'] })
  status: 'taken' | 'unchanged' | 'refused';

  @ApiPropertyOptional({ format: 'uuid', description: 'The employee, unless refused.' })
  id?: string;

  @ApiPropertyOptional({ enum: ['missing_field', 'bad_email', 'already_registered', 'employed_elsewhere'] })
  code?: string;
}

export class RegisteredEmployeesView {
  @ApiProperty({ type: [EmployeeOutcomeView], description: 'One for each employee, in the order given.' })
  outcomes: EmployeeOutcomeView[];
}

/** no_letter: no link that is good was sent; letter_sent: one was and waits; signs_in: has an account. */
export const employeeDoors = ['no_letter', 'letter_sent', 'signs_in'] as const;
export type EmployeeDoor = (typeof employeeDoors)[number];

export class EmployeeView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  staffNumber: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  nameKana: string;

  @ApiProperty()
  email: string;

  @ApiProperty({ example: '2026-04-01' })
  fromOn: string;

  @ApiProperty({ enum: employeeDoors, description: 'How far the person is with the own account.' })
  door: EmployeeDoor;
}
