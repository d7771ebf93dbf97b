import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../jobs/job-handlers.js';
import { ErasePersonalService } from './erase-personal.service.js';

/** Every night. */
@Injectable()
export class ErasePersonalProcessor implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly erasing: ErasePersonalService,
  ) {}

  onModuleInit(): void {
    this.handlers.register('erase-personal', (cityId) => this.erasing.eraseDue(cityId));
  }
}
