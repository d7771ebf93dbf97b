import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { toDateIso } from '../domain/date.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { CityDetailsService } from './city-details.service.js';
import { CityDetailsView, SetCityDetailsDto } from './dto/city-details.dto.js';

@ApiTags('city')
@Controller('city/details')
export class CityDetailsController {
  constructor(private readonly details: CityDetailsService) {}

  /** All details that were ever set, the earliest first, each with the day from which it holds. */
  @Get()
  @Allow('city_details.read')
  @ApiOkResponse({ type: [CityDetailsView] })
  async list(@Caller() caller: Caller): Promise<CityDetailsView[]> {
    return (await this.details.list(caller.cityId)).map(CityDetailsView.of);
  }

  /** What stands on papers and in bank files from a day on. Papers that went out before stay as they are. */
  @Put()
  @Allow('city_details.write')
  @ApiOkResponse({ type: CityDetailsView })
  async set(@Caller() caller: Caller, @Body() { validFrom, ...settings }: SetCityDetailsDto): Promise<CityDetailsView> {
    const from = validFrom === undefined ? undefined : toDateIso(validFrom);
    return CityDetailsView.of(await this.details.set(caller.cityId, settings, from));
  }
}
