import type { Ending } from './ending.js';
import { GatherMetrics } from './gather-metrics.js';
import { Keeper } from './keeper.js';
import { openMigrated } from './open-migrated.js';
import { say, version } from './say.js';
import type { ProcessSettings } from './settings.js';

/**
 * Several processes behind one port, looked after by this one, which answers no request itself. SIGUSR2 replaces them one
 * by one.
 * @param program the file that each of them runs
 * @throws DomainError, EmbeddedPostgresError with plain words for the operator
 */
export async function keep(
  program: string,
  { role, processes, drainMs }: ProcessSettings,
  ending: Ending,
): Promise<void> {
  new GatherMetrics().begin();
  const keeper = new Keeper(program, role, processes);
  process.on('SIGUSR2', () => void keeper.renew());
  await openMigrated(role, ending);
  if (ending.asked) return;
  ending.drainMs = drainMs;
  ending.begin(() => keeper.stop());
  say(`Sankyu ${version()} (ROLE=${role}, SANKYU_PROCESSES=${processes})`);
  await keeper.start();
  if (!ending.asked) say('ready');
}
