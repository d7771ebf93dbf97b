import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { builtScreens } from '../../../src/http/screens/built-screens.js';
import { DemoCityService } from '../../../src/simulation/demo-city.service.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { newDataDir, removeDataDir } from '../../support/embedded.js';
import { copyOfFilled, type TestDatabase } from '../../support/postgres.js';
import { UNLIMITED } from '../../support/unlimited.js';

/** The day that the demo city's clock shows: its screens look the same on whichever day they are tried. */
const DEMO_TODAY = '2026-11-21';

/** The whole program with the demo city and the screens, jobs included, as somebody finds it after `npm start`. */
export interface DemoSite {
  /** e.g. `http://localhost:40123`; a browser takes it for a secure place, as it takes https. */
  url: string;
  app: TestApp;
  db: TestDatabase;
  close(): Promise<void>;
}

/**
 * Starts it on a city of the caller's own, whose half year of history is lived through once in a run of the tests.
 * @throws Error where the screens were not built
 */
export async function demoSite(): Promise<DemoSite> {
  const screens = builtScreens();
  if (screens === undefined) throw new Error('The screens are not built yet: npm run build');
  // Where letters are laid, and the tokens of the demo.
  const folder = (process.env.SANKYU_DATA = await newDataDir('sankyu-site-'));
  const db = await copyOfFilled('demo', makeDemoCity);
  // Each copy of the city goes its own way from here, so each keeps the heads of its seals by itself.
  const firstHeads = process.env.SANKYU_SEAL_HEADS!;
  process.env.SANKYU_SEAL_HEADS = join(folder, 'seal-heads');
  // What another file of tests is just writing has a longer ending.
  const filter = (path: string) => path === firstHeads || path.endsWith('.json');
  await cp(firstHeads, process.env.SANKYU_SEAL_HEADS, { recursive: true, filter });
  const app = await startTestApp(db, { demo: true, jobs: true, screens, environment: UNLIMITED });
  return {
    url: app.url.replace('127.0.0.1', 'localhost'),
    app,
    db,
    close: async () => {
      await app.close();
      await db.drop();
      process.env.SANKYU_SEAL_HEADS = firstHeads;
      await removeDataDir(folder);
    },
  };
}

async function makeDemoCity(empty: TestDatabase): Promise<void> {
  const app = await startTestApp(empty, { demo: true });
  try {
    await app.get(DemoCityService).make(DEMO_TODAY);
  } finally {
    await app.close();
  }
}
