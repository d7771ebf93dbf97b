import type { INestApplicationContext } from '@nestjs/common';
import { scope } from '../database/scope.js';
import { DomainError } from '../domain/domain-error.js';
import { WriteActService } from '../people/audit/write-act.service.js';
import { operatorOf, personNamed } from './actor.js';
import { runningCommand } from './running-command.js';

/** Writes into the city's audit log that this command is about to act on it; once, and before it does. */
export async function beginCommand(services: INestApplicationContext, cityId: number): Promise<void> {
  if (scope().actId !== undefined) return;
  const { name, as } = runningCommand();
  const actorId = as === undefined ? operatorOf(cityId) : personNamed(cityId, as);
  await services.get(WriteActService).begin({ kind: 'command', cityId, actorId, permission: name });
}

/** Does the work of a command, and notes its outcome in the log of the city on which it acted, if it did on one. */
export async function withOutcome<T>(services: INestApplicationContext, work: () => Promise<T>): Promise<T> {
  const end = async (problem?: string) => {
    const { cityId, actId } = scope();
    if (cityId === undefined || actId === undefined) return;
    const outcome = problem === undefined ? 'done' : problem === 'unexpected' ? 'failed' : 'refused';
    await services.get(WriteActService).end(cityId, actId, { outcome, problem });
  };
  try {
    const result = await work();
    await end();
    return result;
  } catch (error) {
    await end(error instanceof DomainError ? error.code : 'unexpected');
    throw error;
  }
}
