import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { EmployeeView } from '../../employers/dto/employee.dto.js';
import type { EmployeeCorrection } from './correct-employee.service.js';

export class CorrectEmployeeDto implements EmployeeCorrection {
  @ApiPropertyOptional({ example: '001-0001', description: '社員番号' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  staffNumber?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  nameKana?: string;

  @ApiPropertyOptional({ description: 'Only until the person has an account.' })
  @IsOptional()
  @IsString()
  @MaxLength(254)
  email?: string;
}

export class StaffMemberView extends EmployeeView {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The newest enrolment at this employer.' })
  enrolmentId: string | null;

  @ApiProperty({ description: 'Whether that enrolment stands: the person leaves by its end.' })
  enrolled: boolean;
}

export class LeaveEmployerDto {
  @ApiProperty({ example: '2026-04-30', description: 'The last day at the employer; not after the city’s today.' })
  @IsString()
  lastOn: string;
}
