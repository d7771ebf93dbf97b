import { Global, Module } from '@nestjs/common';
import { Ledger } from './ledger.js';
import { SealProcessor } from './seal.processor.js';
import { SealService } from './seal.service.js';
import { VerifyService } from './verify.service.js';

const services = [Ledger, SealService, VerifyService];

@Global()
@Module({ providers: [...services, SealProcessor], exports: services })
export class LedgerModule {}
