import { AsyncLocalStorage } from 'node:async_hooks';

/** For whom the database is asked: the city whose rows may be seen, and the act of staff that a change belongs to. */
export interface Scope {
  cityId?: number;
  /** The entry of the audit log that changes made here belong to. */
  actId?: string;
  /** The request that is being answered, or that caused what is done here later. */
  requestId?: string;
}

const current = new AsyncLocalStorage<Scope>();

/** The scope of what is running here; an empty one, in which no city's rows are seen, where nobody set any. */
export function scope(): Readonly<Scope> {
  return current.getStore() ?? {};
}

/** Does the work for one city: until it ends, however deep, the database shows this city's rows and no other's. */
export function inCity<T>(cityId: number, work: () => T): T {
  return current.run({ ...current.getStore(), cityId }, work);
}

/**
 * Does the work in a scope of its own that is still to be filled, by `enterCity` and `enterAct`: a request, a command.
 * @param requestId of the request that is being answered
 */
export function inOwnScope<T>(work: () => T, requestId?: string): T {
  return current.run(requestId === undefined ? {} : { requestId }, work);
}

/** Does what a request caused, later and elsewhere. Without one, the work is nobody's consequence. */
export function because<T>(requestId: string | null, work: () => T): T {
  return requestId === null ? work() : current.run({ ...current.getStore(), requestId }, work);
}

/**
 * From here on the scope that is running is this city's. Only for whoever finds out which city it is: a guard, a
 * command that was given the city's code.
 * @throws Error where no scope was opened, or one that is another city's already
 */
export function enterCity(cityId: number): void {
  const store = current.getStore();
  if (!store) throw new Error('No scope was opened here.');
  if (store.cityId !== undefined && store.cityId !== cityId) throw new Error('This scope is another city’s already.');
  store.cityId = cityId;
}

/** From here on, changes belong to this entry of the audit log. */
export function enterAct(actId: string): void {
  const store = current.getStore();
  if (!store) throw new Error('No scope was opened here.');
  store.actId = actId;
}
