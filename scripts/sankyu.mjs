#!/usr/bin/env node
/** `npx sankyu`. Standard output belongs to the command. */
import { existsSync } from 'node:fs';

const program = new URL('../dist/src/cli/main.js', import.meta.url);

if (existsSync(program)) {
  await import(program.href);
} else {
  process.stderr.write(
    'Sankyu is not built yet. Run `npm run build` (or `npm start`) once in its folder, then try again.\n',
  );
  process.exitCode = 2;
}
