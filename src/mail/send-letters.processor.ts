import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../jobs/job-handlers.js';
import { SendLettersService } from './send-letters.service.js';

@Injectable()
export class SendLettersProcessor implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly letters: SendLettersService,
  ) {}

  onModuleInit(): void {
    this.handlers.registerForAll('send-letters', () => this.letters.send());
  }
}
