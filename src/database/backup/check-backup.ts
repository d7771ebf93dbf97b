import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { backupDamaged, keysMissing, keysWrong } from './backup.errors.js';
import type { Checksums } from './checksums.js';
import { inLanes } from './copy-files.js';
import { keyPrints, lackingKeys } from './key-prints.js';
import { type BackupManifest, CHECKSUMS } from './manifest.js';

/**
 * That all files are there, and as large as they were together: found in an instant, before anything is made. What each
 * of them holds is compared when it is copied.
 * @throws DomainError backup_damaged
 */
export async function mustBeWhole(
  folder: string,
  manifest: BackupManifest,
  checksums: Checksums,
  signal: AbortSignal,
): Promise<void> {
  let bytes = 0;
  await inLanes(checksums.keys(), signal, async (path) => {
    const found = await stat(join(folder, path)).catch(() => undefined);
    if (!found?.isFile()) throw backupDamaged(path);
    bytes += found.size;
  });
  if (checksums.size !== manifest.files || bytes !== manifest.bytes) throw backupDamaged(CHECKSUMS);
}

/**
 * That the keys are at hand with which the backup's database was written. Without that of the seals a new one would be
 * made, and every seal be found wrong.
 * @param folder of the files of keys, for those that no setting names
 * @param orOthers takes other keys than those; none is never enough
 * @throws DomainError keys_missing, keys_wrong
 */
export function mustHaveKeys({ keys }: BackupManifest, folder: string, orOthers: boolean): void {
  const { missing, wrong } = lackingKeys(keys, keyPrints(folder));
  if (missing.length > 0) throw keysMissing(missing);
  if (wrong.length > 0 && !orOthers) throw keysWrong(wrong);
}
