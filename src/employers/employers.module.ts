import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { Employee } from './employee.entity.js';
import { Employer } from './employer.entity.js';
import { EmployersController } from './employers.controller.js';
import { EmployersService } from './employers.service.js';
import { Employment } from './employment.entity.js';
import { RegisterEmployeesService } from './register-employees.service.js';
import { RegisterEmployersService } from './register-employers.service.js';

const services = [EmployersService, RegisterEmployersService, RegisterEmployeesService];

/** Employers, and the people who work there: parents and co-workers alike. */
@Module({
  imports: [ProgrammesModule, TypeOrmModule.forFeature([Employer, Employee, Employment])],
  controllers: [EmployersController],
  providers: services,
  exports: services,
})
export class EmployersModule {}
