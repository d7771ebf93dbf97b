/** Builds the screens into dist/web, each file that gains by it beside a copy in brotli and one in gzip. */
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const COMPRESSIBLE = /\.(html|js|css|svg|json|webmanifest|wasm|ttf|txt)$/;
/** Less than this goes in one packet anyway. */
const LEAST_BYTES = 1_000;

try {
  await build({ root: join(root, 'web'), logLevel: 'warn' });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
for (const file of readdirSync(join(root, 'dist/web'), { withFileTypes: true, recursive: true })) {
  if (file.isFile() && COMPRESSIBLE.test(file.name)) await compress(join(file.parentPath, file.name));
}

async function compress(path) {
  const content = await readFile(path);
  if (content.length < LEAST_BYTES) return;
  const copies = await Promise.all([
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
    promisify(gzip)(content, { level: 9 }),
  ]);
  for (const [index, copy] of copies.entries()) {
    if (copy.length < content.length) await writeFile(`${path}.${['br', 'gz'][index]}`, copy);
  }
}
