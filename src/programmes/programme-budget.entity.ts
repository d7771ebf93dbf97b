import { Column, type ColumnOptions, Entity, PrimaryColumn } from 'typeorm';

/** bigint arrives as text; a city's money in yen fits a double exactly. */
function yenColumn(name: string, nullable = false): ColumnOptions {
  return {
    name,
    type: 'bigint',
    nullable,
    transformer: {
      to: (yen: number | null) => yen,
      from: (text: string | null) => (text === null ? null : Number(text)),
    },
  };
}

/** The city's money for a programme in a fiscal year (April to March), and the city share issued of it so far. */
@Entity('programme_budgets')
export class ProgrammeBudget {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ name: 'programme_id', type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ name: 'fiscal_year', type: 'integer' })
  fiscalYear: number;

  /** null: no limit was set. */
  @Column(yenColumn('budget_yen', true))
  budgetYen: number | null;

  @Column(yenColumn('issued_city_yen'))
  issuedCityYen: number;
}
