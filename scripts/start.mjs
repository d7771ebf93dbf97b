/** `npm start`: installs and builds what is missing, and becomes the service. */
import { prepare } from './prepare.mjs';

stopWithNpm();
await prepare();
process.setSourceMapsEnabled(true);
await import('../dist/src/main.js');

/**
 * npm passes SIGINT and SIGTERM on (package.json says `exec`, so that no shell stands between). When npm is gone
 * without a word, killed or with its terminal, this process stops in order, as if it had got a signal itself.
 */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
