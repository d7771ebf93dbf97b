import { Module } from '@nestjs/common';
import { ErasePersonalProcessor } from './erase-personal.processor.js';
import { ErasePersonalService } from './erase-personal.service.js';
import { GatherOwnDataService } from './own-data/gather-own-data.service.js';
import { OwnDataController } from './own-data/own-data.controller.js';
import { RetentionController } from './retention.controller.js';
import { RetentionService } from './retention.service.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';

/** What people may ask of those who keep data about them: to have all of it, and to have it erased in time. */
@Module({
  imports: [ProgrammesModule],
  controllers: [OwnDataController, RetentionController],
  providers: [ErasePersonalService, ErasePersonalProcessor, GatherOwnDataService, RetentionService],
  exports: [ErasePersonalService],
})
export class PrivacyModule {}
