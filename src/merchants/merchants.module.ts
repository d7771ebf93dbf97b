import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EmployersModule } from '../employers/employers.module.js';
import { StoredBankAccountChange } from './bank-account-change.entity.js';
import { BankAccountChangeService } from './bank-account-change.service.js';
import { BankAccountChangesController } from './bank-account-changes.controller.js';
import { BanksController } from './banks.controller.js';
import { ChangeMerchantController } from './change-merchant.controller.js';
import { ChangeMerchantService } from './change-merchant.service.js';
import { CurrentBankAccountService } from './current-bank-account.service.js';
import { MerchantPeopleController } from './merchant-people.controller.js';
import { MerchantPeopleService } from './merchant-people.service.js';
import { MerchantPerson } from './merchant-person.entity.js';
import { Merchant } from './merchant.entity.js';
import { MerchantsController } from './merchants.controller.js';
import { MerchantsService } from './merchants.service.js';
import { RegisterMerchantsService } from './register-merchants.service.js';
import { Shop } from './shop.entity.js';
import { ShopPhotoController } from './shop-photo.controller.js';
import { ShopPhotoService } from './shop-photo.service.js';

const services = [
  BankAccountChangeService,
  ChangeMerchantService,
  CurrentBankAccountService,
  MerchantsService,
  MerchantPeopleService,
  RegisterMerchantsService,
  ShopPhotoService,
];

/** Merchants with their shops, bank details, owners and clerks. */
@Module({
  imports: [EmployersModule, TypeOrmModule.forFeature([StoredBankAccountChange, Merchant, Shop, MerchantPerson])],
  controllers: [
    BankAccountChangesController,
    BanksController,
    ChangeMerchantController,
    MerchantsController,
    MerchantPeopleController,
    ShopPhotoController,
  ],
  providers: services,
  exports: services,
})
export class MerchantsModule {}
