import type { PatchRoutesOnNavigationFunction, RouteObject } from 'react-router';
import { Failed } from './shell/failed';
import { NotThere } from './shell/not-there';
import { Opening } from './shell/opening';
import { Root } from './shell/root';

/** A workplace's frame; what is in it is found when somebody goes there. */
const workplace = (id: string, load: () => Promise<{ Frame: () => React.JSX.Element }>): RouteObject => ({
  id,
  path: `/${id}/:grantId`,
  ErrorBoundary: Failed,
  HydrateFallback: Opening,
  lazy: async () => ({ Component: (await load()).Frame }),
  children: [{ path: '*', Component: NotThere }],
});

export const routes: RouteObject[] = [
  workplace('employee', () => import('./shell/employee-frame')),
  workplace('shop', () => import('./shell/shop-frame')),
  workplace('hr', () => import('./shell/hr-frame')),
  workplace('city', () => import('./shell/city-frame')),
  {
    id: 'root',
    Component: Root,
    ErrorBoundary: Failed,
    HydrateFallback: Opening,
    children: [
      { path: '/home', lazy: async () => ({ Component: (await import('./shell/home.page')).HomePage }) },
      { path: '*', Component: NotThere },
    ],
  },
];

type Feature = () => Promise<{ routes: RouteObject[] }>;

const workplaces: Record<string, Feature> = {
  employee: () => import('../features/employee/routes'),
  shop: () => import('../features/merchant/routes'),
  hr: () => import('../features/hr/routes'),
  city: () => import('../features/city/routes'),
};

/** What stands outside of the workplaces, by the first part of its address. */
const elsewhere: [address: RegExp, feature: Feature][] = [
  [
    /^\/(sign-in|recover|invitation|confirm-email|welcome|first-admin|link-identity|account)\b/,
    () => import('../features/auth/routes'),
  ],
  [/^\/(poster|claim)\//, async () => ({ routes: (await import('../features/employee/routes')).doors })],
  [/^\/demo\b/, () => import('../features/demo/routes')],
  [/^/, () => import('../features/public/routes')],
];

const found = new Set<string>();

/** An employee never fetches what only the city needs: a feature's screens are found when their address is visited. */
export const findRoutes: PatchRoutesOnNavigationFunction = async ({ path, patch }) => {
  const first = path.split('/')[1] ?? '';
  const inside = workplaces[first];
  const id = inside ? first : 'root';
  const feature = inside ?? elsewhere.find(([address]) => address.test(path))?.[1];
  const name = inside ? first : String(feature);
  if (!feature || found.has(name)) return;
  const { routes: children } = await feature();
  if (found.has(name)) return;
  found.add(name);
  patch(id, children);
};
