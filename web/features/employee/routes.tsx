import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [];

/** What is reached by a link from outside: a poster at a till, a gift. */
export const doors: RouteObject[] = [];
