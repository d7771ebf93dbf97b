import { RouteConfig } from '@nestjs/platform-fastify';

/** What the load shed has to know of a route; of most routes nothing. */
export type RouteKind = 'till' | 'stream';

/** Somebody stands at a till and waits for it: under overload it is turned away last. */
export const AtTill = () => RouteConfig({ kind: 'till' satisfies RouteKind });

/** Its answer stays open, and is no work while nothing happens. */
export const StaysOpen = () => RouteConfig({ kind: 'stream' satisfies RouteKind });

/** @param config of the route, as Fastify has it */
export function kindOf(config: object | undefined): RouteKind | undefined {
  return (config as { kind?: RouteKind } | undefined)?.kind;
}
