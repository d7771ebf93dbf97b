import type { INestApplicationContext, Type } from '@nestjs/common';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService } from '@nestjs/core';
import { PUBLIC } from '../../src/http/public.decorator.js';
import { ACCOUNT_ONLY } from '../../src/people/account-only.decorator.js';
import { PERMISSION } from '../../src/people/allow.decorator.js';
import type { Permission } from '../../src/people/policy.js';

/** What stands behind a route of the booted program, as Nest declares it. */
export interface Handler {
  name: string;
  method: string;
  /** Method and path, as the router knows them. */
  route: string;
  permission?: Permission;
  open: boolean;
  accountOnly: boolean;
}

/** All handlers of a program that was started with the DiscoveryModule. */
export function handlersOf(app: Pick<INestApplicationContext, 'get'>): Handler[] {
  return app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ metatype }) => ofController(metatype as Type));
}

function ofController(controller: Type): Handler[] {
  return Object.getOwnPropertyNames(controller.prototype)
    .filter((name) => name !== 'constructor')
    .map((name) => ({ name, handler: controller.prototype[name] as object }))
    .filter(({ handler }) => Reflect.hasMetadata(PATH_METADATA, handler))
    .map(({ name, handler }) => {
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler)]!;
      return {
        name: `${controller.name}.${name} ${method}`,
        method,
        route: routeOf(controller, handler, method),
        permission: Reflect.getMetadata(PERMISSION, handler),
        open: Reflect.getMetadata(PUBLIC, handler) === true,
        accountOnly: Reflect.hasMetadata(ACCOUNT_ONLY, handler),
      };
    });
}

/** These stand outside of /api/v1. */
const UNPREFIXED = /^\/(health|metrics|api)(\/|$)/;

function routeOf(controller: Type, handler: object, method: string): string {
  const parts = [controller, handler].map((of) => String(Reflect.getMetadata(PATH_METADATA, of) ?? ''));
  const path = parts
    .map((part) => part.replace(/^\/|\/$/g, ''))
    .filter(Boolean)
    .map((part) => `/${part}`)
    .join('');
  return `${method} ${UNPREFIXED.test(path) ? '' : '/api/v1'}${path}`;
}
