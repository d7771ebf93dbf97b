import { may } from '../../../src/people/policy.js';
import type { Role } from '../../../src/people/role.js';
import { OBJECTS } from './objects.js';
import type { Named, Ownership } from './ownership.js';
import type { Route } from './route.js';
import type { World } from './world.js';

export type Case = 'own' | 'other owner’s' | 'other city’s';

export interface Cell {
  role: Role;
  route: Route;
  of: Case;
  named: Named;
  /** What the policy and the rules of scope say. */
  expected: 'done' | 'forbidden' | 'hidden';
}

/** Whether the path of a route names an object, which has an owner and a city. */
export function namesObject({ object }: Route): boolean {
  return object !== undefined && object in OBJECTS && 'rows' in OBJECTS[object]!;
}

/** One for each case that a route has: all three where its path names an object. */
export function cellsOf({ here, there }: Pick<World, 'here' | 'there'>, role: Role, route: Route): Cell[] {
  const allowed = may(role, route.permission);
  const { object } = route;
  if (!namesObject(route) || object === undefined) {
    const named = object === undefined ? { parameters: {} } : here.any(object);
    return [{ role, route, of: 'own', named, expected: allowed ? 'done' : 'forbidden' }];
  }
  const own = here.own(role, object);
  const foreign = here.foreign(role, object) ?? own;
  const judged = (one: Named | undefined): Cell['expected'] => {
    if (!allowed) return 'forbidden';
    return one && reached(here, role, object, one) ? 'done' : 'hidden';
  };
  const others = there.foreign(role, object) ?? there.any(object);
  return [
    { role, route, of: 'own', named: own ?? here.any(object), expected: judged(own) },
    { role, route, of: 'other owner’s', named: foreign ?? here.any(object), expected: judged(foreign) },
    { role, route, of: 'other city’s', named: others, expected: judged(undefined) },
  ];
}

const reached = (here: Ownership, role: Role, object: string, one: Named) => here.reaches(role, object, one);

export const nameOf = ({ role, route, of }: Cell) => `${role}: ${route.name}, ${of}`;
