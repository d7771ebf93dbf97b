import type { INestApplicationContext } from '@nestjs/common';
import { inCity, inOwnScope, scope } from '../../src/database/scope.js';

/**
 * A service as a test calls it. The program's own callers have entered a city before they call a service: a request, a
 * job, a command. A test has not, so each call from outside of any city is made in the one that it names: by its first
 * argument, by the `cityId` of that, or by the first parameter of an SQL text. One that names none gets an empty scope,
 * as a request has before it is known whose it is. Within a city, nothing is added.
 */
export function inItsCity<T extends object>(service: T): T {
  return new Proxy(service, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function' || name === 'constructor') return value;
      return (...words: unknown[]): unknown => {
        const call = (): unknown => Reflect.apply(value, target, words);
        const cityId = cityNamedBy(words);
        if (scope().cityId !== undefined) return call();
        return cityId === undefined ? inOwnScope(call) : inCity(cityId, call);
      };
    },
  });
}

/** The program, each of whose services is as a test calls it. */
export function servicesInTheirCity<T extends INestApplicationContext>(app: T): T {
  const get = (...words: Parameters<T['get']>): object => inItsCity(Reflect.apply(app.get, app, words) as object);
  return new Proxy(app, {
    get: (target, name) => (name === 'get' ? get : Reflect.get(target, name, target)),
  });
}

function cityNamedBy([first, second]: unknown[]): number | undefined {
  if (typeof first === 'number') return first;
  if (typeof first === 'string') return Array.isArray(second) && typeof second[0] === 'number' ? second[0] : undefined;
  const cityId = first !== null && typeof first === 'object' && 'cityId' in first ? first.cityId : undefined;
  return typeof cityId === 'number' ? cityId : undefined;
}
