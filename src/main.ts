import 'reflect-metadata';
import cluster from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Ending } from './processes/ending.js';
import { processSettings } from './processes/settings.js';

// Left alone, V8 lets what a long file or a month's letters leave behind grow to many times what is in use.
setFlagsFromString('--heap-growing-percent=30');

const ending = new Ending();
ending.atSignals();
start().catch((error: unknown) => ending.fail(error));

/** This process is the service; or it keeps several that are, which run this same program. */
async function start(): Promise<void> {
  const settings = processSettings();
  if (cluster.isPrimary && settings.processes > 1) {
    const { keep } = await import('./processes/keep.js');
    await keep(fileURLToPath(import.meta.url), settings, ending);
  } else {
    const { serve } = await import('./processes/serve.js');
    await serve(settings, ending);
  }
}
