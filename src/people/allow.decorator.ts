import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { type Permission, POLICY } from './policy.js';

export const PERMISSION = 'sankyu:permission';

/** What a caller must be permitted to do to reach this route; who is, stands in policy.ts. */
export const Allow = (permission: Permission) =>
  applyDecorators(
    SetMetadata(PERMISSION, permission),
    ApiExtension('x-permission', permission),
    ApiExtension('x-roles', POLICY[permission]),
  );
