import { readdir, readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { MANIFEST } from '../database/backup/manifest.js';
import { dataDirectory } from '../database/embedded/data-directory.js';
import { Metrics } from '../http/metrics/metrics.js';
import { MonitoringSettings } from './monitoring-settings.js';

/** What lies on the disks that this process sees: room for its own files, and backups. */
@Injectable()
export class DiskMetrics {
  constructor({ registry }: Metrics, { backups }: MonitoringSettings) {
    new Gauge({
      name: 'sankyu_data_free_bytes',
      help: 'Room left where SANKYU_DATA lies (the embedded database, evidence, heads of seals)',
      aggregator: 'min',
      registers: [registry],
      async collect() {
        const free = await statfs(dataDirectory()).catch(() => undefined);
        if (free) this.set(free.bavail * free.bsize);
        else this.remove({});
      },
    });
    new Gauge({
      name: 'sankyu_backup_last_timestamp_seconds',
      help: 'When the newest backup in SANKYU_BACKUPS ended; 0 when there is none',
      aggregator: 'max',
      registers: [registry],
      async collect() {
        if (backups === undefined) this.remove({});
        else this.set(await newestBackup(backups));
      },
    });
  }
}

/** Seconds since 1970. A folder whose manifest is missing or unreadable is no backup. */
async function newestBackup(folder: string): Promise<number> {
  const names = await readdir(folder).catch((): string[] => []);
  const ends = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name, MANIFEST), 'utf8').catch(() => '{}');
      return Date.parse(String(endOf(text))) / 1000 || 0;
    }),
  );
  return Math.max(0, ...ends);
}

function endOf(manifest: string): unknown {
  try {
    return (JSON.parse(manifest) as { endedAt?: unknown }).endedAt;
  } catch {
    return undefined;
  }
}
