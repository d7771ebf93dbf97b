import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Api } from '../../../shared/api/client';
import { hasCode } from '../../../shared/api/problem';
import { useApi } from '../../../shared/api/use-api';
import type { Employee } from './words';

export interface Sending {
  total: number;
  done: number;
  failed: { name: string; error: unknown }[];
  over: boolean;
}

const PAGE = 200;

/** Sends letters one after the other, and says how far it has come. */
export function useSending(employerId: string | undefined) {
  const { http } = useApi();
  const memory = useQueryClient();
  const stopped = useRef(false);
  const [sending, setSending] = useState<Sending>();

  async function send(people: readonly Pick<Employee, 'id' | 'name'>[]) {
    stopped.current = false;
    const now: Sending = { total: people.length, done: 0, failed: [], over: false };
    setSending({ ...now });
    for (const { id, name } of people) {
      if (stopped.current) break;
      const error = await one(http, id);
      if (error === undefined) now.done += 1;
      else now.failed = [...now.failed, { name, error }];
      setSending({ ...now });
      if (hasCode(error, 'too_many_requests')) break;
    }
    setSending({ ...now, over: true });
    await memory.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/v1/employers/{id}/employees'),
    });
  }

  async function sendToAll() {
    const people: Employee[] = [];
    let cursor: string | undefined;
    do {
      const query = { door: 'no_letter' as const, limit: PAGE, cursor };
      const { data, error } = await http.GET('/api/v1/employers/{id}/employees', {
        params: { path: { id: employerId ?? '' }, query },
      });
      if (!data) return setSending({ total: 0, done: 0, failed: [{ name: '', error }], over: true });
      people.push(...data.items);
      cursor = data.nextCursor ?? undefined;
    } while (cursor !== undefined);
    await send(people);
  }

  return {
    sending,
    send,
    sendToAll,
    stop: () => {
      stopped.current = true;
    },
  };
}

async function one(http: Api['http'], id: string): Promise<unknown> {
  try {
    const { error, response } = await http.POST('/api/v1/employees/{id}/welcome', { params: { path: { id } } });
    return response.ok ? undefined : (error ?? new Error(`${response.status}`));
  } catch (error) {
    return error;
  }
}
