import { apiOf } from '../shared/api/client';
import { memoryOf } from '../shared/api/use-api';

/** Asks for what the wallet shows first while its screens are still on their way. */
export function askAhead(pathname: string): void {
  const grantId = /^\/employee\/([^/]+)/.exec(pathname)?.[1];
  if (!grantId) return;
  const [api, memory] = [apiOf(grantId), memoryOf(grantId)];
  void memory.prefetchQuery(api.queryOptions('get', '/api/v1/wallet', {}));
  void memory.prefetchQuery(api.queryOptions('get', '/api/v1/city', {}));
  void memory.prefetchQuery(api.queryOptions('get', '/api/v1/me', {}));
  void memoryOf(undefined).prefetchQuery(apiOf().queryOptions('get', '/api/v1/auth/me', {}));
}
