import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';
import type { ProgrammeBudget } from '../programme-budget.entity.js';

export class SetBudgetDto {
  @ApiProperty({ type: Number, nullable: true, example: 324_000_000, description: 'Whole yen; null: no limit.' })
  @ValidateIf((dto: SetBudgetDto) => dto.budgetYen !== null)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  budgetYen: number | null;
}

export class BudgetView {
  @ApiProperty({ example: 2026, description: 'April of this year to March of the next.' })
  fiscalYear: number;

  @ApiProperty({ type: Number, nullable: true })
  budgetYen: number | null;

  @ApiProperty({ description: 'The city share of all that was issued in this fiscal year.' })
  issuedCityYen: number;

  static of({ fiscalYear, budgetYen, issuedCityYen }: ProgrammeBudget): BudgetView {
    return { fiscalYear, budgetYen, issuedCityYen };
  }
}
