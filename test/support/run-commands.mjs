/**
 * Does the commands that it is sent, one after the other, as `npx sankyu` does each, and keeps the embedded database up
 * meanwhile. Started by command-line.ts with the command line's program and what joins the database.
 */
import { pathToFileURL } from 'node:url';

const [program, embedded] = process.argv.slice(2).map((path) => pathToFileURL(path).href);
const { joinEmbeddedPostgres } = await import(embedded);
const lease = await joinEmbeddedPostgres({ dataDir: process.env.SANKYU_DATA, settings: { fsync: 'off' } });
// Each run of the program listens for trouble with it.
process.stdout.setMaxListeners(0);
process.once('disconnect', () => void lease.leave());
process.on('message', (words) => void run(words).then((ended) => process.send(ended)));
process.send(lease.adminUrl);

let runs = 0;

async function run(words) {
  process.argv.splice(2, Infinity, ...words);
  process.exitCode = 0;
  const [stdout, stderr] = [caught(process.stdout), caught(process.stderr)];
  // Under a name of its own it runs anew; all that it stands on is loaded already.
  await import(`${program}?${(runs += 1)}`);
  const ended = { code: process.exitCode, stdout: stdout.end(), stderr: stderr.end() };
  process.exitCode = 0;
  return ended;
}

/** What is written into a stream from now on, until the end. */
function caught(stream) {
  const chunks = [];
  stream.write = (chunk, ...rest) => {
    chunks.push(Buffer.from(chunk));
    rest.find((one) => typeof one === 'function')?.();
    return true;
  };
  return {
    end: () => {
      delete stream.write;
      return Buffer.concat(chunks).toString('utf8');
    },
  };
}
