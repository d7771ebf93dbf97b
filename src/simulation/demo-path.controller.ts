import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiProperty, ApiTags } from '@nestjs/swagger';
import { inCity } from '../database/scope.js';
import { notFound } from '../http/not-found.error.js';
import { Public } from '../http/public.decorator.js';
import { DemoMode } from '../mail/demo-mode.js';
import { ROLES, type Role } from '../people/role.js';
import { CitiesService } from '../programmes/cities.service.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { DEMO_PEOPLE, type DemoPerson, DemoPeopleService } from './demo-people.service.js';
import { DemoMonthService, MONTH_STEPS, type MonthStep } from './demo-month.service.js';
import { demoRoster } from './demo-roster.js';

class DemoFaceView {
  @ApiProperty({ enum: DEMO_PEOPLE, description: 'For /auth/demo-sign-in.' })
  person: DemoPerson;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty({ example: '店主（喫茶ひなた）' })
  label: string;
}

class PublicCityView {
  @ApiProperty({ example: 'asahikawa' })
  code: string;

  @ApiProperty({ example: '旭川市' })
  name: string;
}

class StartView {
  @ApiProperty({ type: [PublicCityView] })
  cities: PublicCityView[];

  @ApiProperty({ type: [DemoFaceView], description: 'Whom one can be in the demo; empty where there is none.' })
  people: DemoFaceView[];
}

class DemoMonthView {
  @ApiProperty({ enum: MONTH_STEPS, isArray: true })
  done: MonthStep[];
}

/** What somebody who opens Sankyu for the first time is shown. */
@ApiTags('demo')
@Controller('public')
export class DemoPathController {
  constructor(
    private readonly demo: DemoMode,
    private readonly cities: CitiesService,
    private readonly clock: CityClockService,
    private readonly people: DemoPeopleService,
    private readonly month: DemoMonthService,
  ) {}

  /** The cities that take part; and, where the demo lives alone, its people. */
  @Get('start')
  @Public()
  @ApiOkResponse({ type: StartView })
  async start(): Promise<StartView> {
    const cities = await this.cities.all();
    const people = (await this.demo.runs()) ? await this.people.everybody() : [];
    return { cities: cities.map(({ code, name }) => ({ code, name })), people };
  }

  /** Which steps of a month have been tried in the demo. */
  @Get('demo/month')
  @Public()
  @ApiOkResponse({ type: DemoMonthView })
  async steps(): Promise<DemoMonthView> {
    const done = (await this.demo.runs()) ? await this.month.done() : undefined;
    if (!done) throw notFound();
    return { done };
  }

  /** A roster to try the upload with. */
  @Get('demo/roster.csv')
  @Public()
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('Content-Disposition', 'attachment; filename="roster.csv"')
  async roster(): Promise<StreamableFile> {
    if (!(await this.demo.runs())) throw notFound();
    const [city] = await this.cities.all();
    if (!city) throw notFound();
    const { date } = await inCity(city.id, () => this.clock.now(city.id));
    return new StreamableFile(demoRoster(date), { type: 'text/csv; charset=utf-8' });
  }
}
