/** `npm start`: installs and builds what is missing, and becomes the service. */
import { prepare } from './prepare.mjs';

stopWithNpm();
await prepare();
process.setSourceMapsEnabled(true);
await import('../dist/src/main.js');

/**
 * npm hands a signal to the shell between itself and this process, and some shells die of it without passing it on.
 * So when the process that started this one is gone, this one stops, in order, as if it had got the signal itself.
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
