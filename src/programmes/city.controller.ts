import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { CitiesService } from './cities.service.js';
import { CityClockService } from './city-clock.service.js';
import { CityView } from './dto/city.dto.js';

@ApiTags('city')
@Controller('city')
export class CityController {
  constructor(
    private readonly cities: CitiesService,
    private readonly cityClock: CityClockService,
  ) {}

  /** The caller's own city, with the day that its clock shows. */
  @Get()
  @Allow('city.read')
  @ApiOkResponse({ type: CityView })
  async read(@Caller() caller: Caller): Promise<CityView> {
    const { code, name, kind } = await this.cities.cityById(caller.cityId);
    const { date } = await this.cityClock.now(caller.cityId);
    const towns = await this.cities.municipalities(caller.cityId);
    return {
      code,
      name,
      kind,
      today: date,
      municipalities: towns.map((town) => ({ id: town.id, code: town.code, name: town.name })),
    };
  }
}
