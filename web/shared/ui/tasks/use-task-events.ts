import { hashKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { addressOf } from '../../api/client';
import { useApi, useGrantId } from '../../api/use-api';
import { isOver, type Task } from './task';

const PATH = '/api/v1/tasks/{id}';
const BETWEEN_LOOKS_MS = 2_000;

/**
 * A task as it stands, told by the service at each change. The stream ends each minute and is opened again by the
 * browser; where none is to be had, the task is asked for every other second.
 */
export function useTaskEvents(taskId: string) {
  const api = useApi();
  const grantId = useGrantId();
  const memory = useQueryClient();
  const [refused, setRefused] = useState(false);
  const { queryKey, queryFn } = useMemo(
    () => api.queryOptions('get', PATH, { params: { path: { id: taskId } } }),
    [api, taskId],
  );
  const read = useQuery<Task, unknown>({
    queryKey,
    queryFn: queryFn as never,
    refetchInterval: ({ state: { data } }) => (refused && !(data && isOver(data)) ? BETWEEN_LOOKS_MS : false),
  });
  const over = read.data !== undefined && isOver(read.data);

  useEffect(() => {
    if (over) return;
    const stream = new EventSource(addressOf(grantId, PATH.replace('{id}', taskId) + '/events'));
    stream.addEventListener('task', ({ data }: MessageEvent<string>) => {
      setRefused(false);
      memory.setQueryData(queryKey, JSON.parse(data) as Task);
    });
    // A stream that merely ended is being opened again; one that is closed was refused.
    stream.addEventListener('error', () => setRefused(stream.readyState === EventSource.CLOSED));
    return () => stream.close();
  }, [over, grantId, taskId, memory, queryKey]);

  useEffect(() => {
    // What was read before the work had ended may say otherwise now.
    if (over) void memory.invalidateQueries({ predicate: (one) => one.queryHash !== hashKey(queryKey) });
  }, [over, memory, queryKey]);

  return read;
}
