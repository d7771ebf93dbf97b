import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';

export const PUBLIC = 'sankyu:public';

/** A route that answers without a token. Every other one names its permission; there is no third sort. */
export const Public = () => applyDecorators(SetMetadata(PUBLIC, true), ApiSecurity({}));
