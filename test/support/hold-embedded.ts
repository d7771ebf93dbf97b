/**
 * A process that joins the embedded database of the folder given, says so on standard output, and leaves when its
 * standard input ends.
 */
import { joinEmbeddedPostgres } from '../../src/database/embedded/join-embedded-postgres.js';

const lease = await joinEmbeddedPostgres({ dataDir: process.argv[2] ?? '', settings: { fsync: 'off' } });
process.stdout.write(`${lease.adminUrl}\n`);
process.stdin.resume();
process.stdin.once('end', () => void lease.leave());
