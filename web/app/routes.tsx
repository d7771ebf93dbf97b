import { type ComponentType, lazy } from 'react';
import { type RouteObject, useRoutes } from 'react-router';
import { askAhead } from './ask-ahead';
import { rendered } from './rendered-routes';
import { HomePage } from './shell/home.page';
import { NotThere } from './shell/not-there';
import { Root } from './shell/root';

type Feature = () => Promise<{ routes: RouteObject[] }>;
type Frame = () => Promise<{ Frame: ComponentType }>;

const notThere: RouteObject = { path: '*', Component: NotThere };

/** A part of the whole, fetched with its frame when somebody first comes to one of its addresses. */
function part(path: string, frame: Frame, feature: Feature) {
  return lazy(async () => {
    const [{ Frame: Component }, { routes }] = await Promise.all([frame(), feature()]);
    const tree = rendered([{ path, Component, children: [...routes, notThere] }]);
    return { default: () => useRoutes(tree) };
  });
}

const inRoot = async () => ({ Frame: Root });

/**
 * Every address begins with the part that it belongs to; an employee never fetches what only the city needs. What is
 * named by no other line belongs to the public side.
 */
const parts: [address: RegExp, part: ComponentType][] = [
  [
    /^\/employee\//,
    part(
      '/employee/:grantId',
      () => import('./shell/employee-frame'),
      () => {
        askAhead(location.pathname);
        return import('../features/employee/routes');
      },
    ),
  ],
  [
    /^\/shop\//,
    part(
      '/shop/:grantId',
      () => import('./shell/shop-frame'),
      () => import('../features/merchant/routes'),
    ),
  ],
  [
    /^\/hr\//,
    part(
      '/hr/:grantId',
      () => import('./shell/hr-frame'),
      () => import('../features/hr/routes'),
    ),
  ],
  [
    /^\/city\//,
    part(
      '/city/:grantId',
      () => import('./shell/city-frame'),
      () => import('../features/city/routes'),
    ),
  ],
  [/^\/home\b/, part('/', inRoot, async () => ({ routes: [{ path: 'home', Component: HomePage }] }))],
  [
    /^\/(poster|claim)\//,
    part('/', inRoot, async () => ({ routes: (await import('../features/employee/routes')).doors })),
  ],
  [
    /^\/(sign-in|recover|invitation|confirm-email|welcome|first-admin|link-identity|account)\b/,
    part('/', inRoot, () => import('../features/auth/routes')),
  ],
  [/^\/demo\b/, part('/', inRoot, () => import('../features/demo/routes'))],
  [/^/, part('/', inRoot, () => import('../features/public/routes'))],
];

export function partAt(pathname: string): ComponentType {
  const found = parts.find(([address]) => address.test(pathname));
  if (!found) throw new Error('The last part takes every address');
  return found[1];
}
