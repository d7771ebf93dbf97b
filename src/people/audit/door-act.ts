import { type HttpRequest, pathOf } from '../../http/request.js';
import type { HttpAct } from './act.js';

/** From where and by which request somebody came to a door that is open to all, in whose city an act is to stand. */
export type Coming = Pick<HttpAct, 'method' | 'route' | 'address' | 'device' | 'requestId'>;

export function comingOf(request: HttpRequest): Coming {
  return {
    method: request.method,
    route: pathOf(request),
    address: request.ip,
    device: request.headers['user-agent'],
    requestId: request.id,
  };
}
