import { ApiProperty } from '@nestjs/swagger';
import { type CityKind, cityKinds } from '../city.entity.js';

export class MunicipalityView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;
}

export class CityView {
  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: cityKinds, description: 'A rehearsal city has a clock of its own.' })
  kind: CityKind;

  @ApiProperty({ example: '2026-04-01', description: 'The day by the city’s own clock.' })
  today: string;

  @ApiProperty({ type: [MunicipalityView] })
  municipalities: MunicipalityView[];
}
