import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, use } from 'react';
import { type Api, apiOf } from './client';
import { ConnectionLost } from './problem';
import { forgetKept } from '../session/kept';
import { watchSession } from '../session/watch-session';

const Role = createContext<string | undefined>(undefined);

/** What was read as one role is never shown as another: each role has a memory of its own. */
const memories = new Map<string, QueryClient>();

/** What was read in this role, or, without one, as the account. */
export function memoryOf(grantId: string | undefined): QueryClient {
  const known = memories.get(grantId ?? '') ?? remember();
  memories.set(grantId ?? '', known);
  return known;
}

function remember(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: watchSession }),
    mutationCache: new MutationCache({ onError: watchSession }),
    defaultOptions: {
      // The request itself is sent again where that can help; a refusal stays a refusal.
      queries: { retry: false, staleTime: 10_000, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** Forgets all that was read, also what the device kept of it, as when somebody signs out or another one signs in. */
export function forgetEverything(): void {
  forgetKept();
  for (const memory of memories.values()) memory.clear();
}

/** Below this, requests are made as this role of the signed-in person; without one as the account itself. */
export function ApiProvider({ grantId, children }: { grantId?: string; children: ReactNode }) {
  return (
    <Role value={grantId}>
      <QueryClientProvider client={memoryOf(grantId)}>{children}</QueryClientProvider>
    </Role>
  );
}

/** The typed API as the role of this workplace: `api.useQuery('get', '/api/v1/wallet')`. */
export function useApi(): Api {
  return apiOf(use(Role));
}

/** The role grant of this workplace, for addresses of files and events. */
export function useGrantId(): string | undefined {
  return use(Role);
}

export function isConnectionLost(error: unknown): boolean {
  return error instanceof ConnectionLost;
}
