import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { listQuery } from '../../lists/list-query.js';
import { employeeList } from '../employee-list.js';
import { employerList } from '../employer-list.js';
import { type EmployeeDoor, employeeDoors } from './employee.dto.js';

export class EmployersQuery extends listQuery(employerList) {
  @ApiPropertyOptional({ description: 'Words of the name, of its reading in whatever kana, of the corporate number.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The town that pays the public share, in an alliance.' })
  @IsOptional()
  @IsUUID()
  municipalityId?: string;
}

export class EmployeesQuery extends listQuery(employeeList) {
  @ApiPropertyOptional({ enum: employeeDoors })
  @IsOptional()
  @IsIn(employeeDoors)
  door?: EmployeeDoor;

  @ApiPropertyOptional({ description: 'Words of the name, of its reading in whatever kana, of the staff number.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}
