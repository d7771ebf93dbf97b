import { Module } from '@nestjs/common';
import { HttpSettings } from '../../http/http-settings.js';
import { PeopleModule } from '../people.module.js';
import { SignInModule } from '../sign-in.module.js';
import { OwnPasskeysService } from './own-passkeys.service.js';
import { PasskeySignInController } from './passkey-sign-in.controller.js';
import { PasskeysController } from './passkeys.controller.js';
import { RegisterPasskeyService } from './register-passkey.service.js';
import { RelyingParty } from './relying-party.js';
import { UsePasskeyService } from './use-passkey.service.js';

/** Passkeys: made, shown, looked after (https://www.w3.org/TR/webauthn-3/). */
@Module({
  imports: [PeopleModule, SignInModule],
  controllers: [PasskeysController, PasskeySignInController],
  providers: [
    OwnPasskeysService,
    RegisterPasskeyService,
    {
      provide: RelyingParty,
      useFactory: (http?: HttpSettings) => new RelyingParty(http?.environment),
      inject: [{ token: HttpSettings, optional: true }],
    },
    UsePasskeyService,
  ],
})
export class PasskeysModule {}
