import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { MaybeOptionalInit } from 'openapi-fetch';
import type { HttpMethod, PathsWithMethod } from 'openapi-typescript-helpers';
import { useRef } from 'react';
import { isProblem, type Problem, type ConnectionLost } from './problem';
import type { paths } from './schema';
import { useApi } from './use-api';

type Command = Exclude<HttpMethod, 'get' | 'head' | 'options' | 'trace'>;
type Answer<M extends Command, P extends PathsWithMethod<paths, M>> = paths[P][M] extends { responses: infer R }
  ? SuccessOf<R>
  : never;
type SuccessOf<R> = {
  [S in keyof R]: S extends 200 | 201 | 202 | 204
    ? R[S] extends { content: infer C }
      ? C[keyof C]
      : undefined
    : never;
}[keyof R];

interface CommandOptions<T> {
  /** Asks for a task in place of the answer, for work that takes long; T is then the TaskView. */
  long?: boolean;
  /** The paths, as in the API's description, whose lists and objects are read anew afterwards; all where it is not said. */
  refresh?: readonly string[];
  onDone?: (answer: T) => void;
}

/**
 * Something that changes the city's data. The same command, asked for again after no answer came, is sent under the
 * same Idempotency-Key, so that it is never done twice; after an answer the next one is a new command.
 */
export function useCommand<M extends Command, P extends PathsWithMethod<paths, M>, T = Answer<M, P>>(
  method: M,
  path: P,
  { long = false, refresh, onDone }: CommandOptions<T> = {},
): UseMutationResult<T, Problem | ConnectionLost, MaybeOptionalInit<paths[P], M>> {
  const { http } = useApi();
  const memory = useQueryClient();
  const unanswered = useRef<{ intent: string; key: string }>(undefined);

  return useMutation<T, Problem | ConnectionLost, MaybeOptionalInit<paths[P], M>>({
    mutationFn: async (init) => {
      const intent = intentOf(init);
      const key = unanswered.current?.intent === intent ? unanswered.current.key : crypto.randomUUID();
      unanswered.current = { intent, key };
      const headers = { 'Idempotency-Key': key, ...(long ? { Prefer: 'respond-async' } : {}) };
      const { data, error, response } = await http.request(method, path, { ...init, headers } as never);
      if (response.status !== 503) unanswered.current = undefined;
      if (error !== undefined || !response.ok) throw isProblem(error) ? error : new Error(`${response.status}`);
      return data as T;
    },
    onSuccess: async (answer) => {
      onDone?.(answer);
      await memory.invalidateQueries(
        refresh && { predicate: ({ queryKey }) => refresh.some((one) => String(queryKey[1]).startsWith(one)) },
      );
    },
  });
}

/** Files have no text of their own: theirs is what they are called, how large and when changed. */
function intentOf(init: unknown): string {
  return JSON.stringify(init, (_name, value: unknown) => {
    if (value instanceof File) return [value.name, value.size, value.lastModified];
    return value instanceof FormData
      ? [...value.entries()].map(([name, one]) => [
          name,
          one instanceof File ? [one.name, one.size, one.lastModified] : one,
        ])
      : value;
  });
}
