import { Module } from '@nestjs/common';
import { HttpSettings } from '../../http/http-settings.js';
import { PeopleModule } from '../people.module.js';
import { SignInModule } from '../sign-in.module.js';
import { IdentitiesController } from './identities.controller.js';
import { IdentitiesService } from './identities.service.js';
import { LinkIdentityService } from './link-identity.service.js';
import { OidcSettings } from './oidc-settings.js';
import { OidcSignInController } from './oidc-sign-in.controller.js';
import { ProviderClients } from './provider-clients.service.js';
import { VisitProviderService } from './visit-provider.service.js';

/** Signing in by other providers (OpenID Connect), which are an operator's settings. */
@Module({
  imports: [PeopleModule, SignInModule],
  controllers: [OidcSignInController, IdentitiesController],
  providers: [
    IdentitiesService,
    LinkIdentityService,
    {
      provide: OidcSettings,
      useFactory: (http?: HttpSettings) => new OidcSettings(http?.environment),
      inject: [{ token: HttpSettings, optional: true }],
    },
    ProviderClients,
    VisitProviderService,
  ],
})
export class OidcModule {}
