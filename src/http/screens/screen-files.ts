import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { etagOf } from '../etag.js';

/** How a file may be compressed, the smallest first, and how the name of such a copy ends. */
export const ENCODINGS = { br: '.br', gzip: '.gz' } as const;
export type Encoding = keyof typeof ENCODINGS;

/** What is sent, with its mark. */
export interface Sendable {
  content: Buffer;
  etag: string;
}

/** One file of the built screens, with the compressed copies that lie beside it. */
export interface ScreenFile {
  type: string;
  plain: Sendable;
  compressed: Partial<Record<Encoding, Sendable>>;
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * All files of the folder by their paths, e.g. `/assets/index-BqX3.js`. They are few and small and are read once, so no
 * path that anybody asks for is ever looked for on the disk, and a build made meanwhile mixes nothing. What is of no type
 * that a browser is served is left out.
 */
export async function readScreens(folder: string): Promise<Map<string, ScreenFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = new Set(entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)));
  const files = new Map<string, ScreenFile>();
  for (const path of paths) {
    const type = TYPES[extname(path)];
    if (type === undefined) continue;
    const compressed: ScreenFile['compressed'] = {};
    for (const [encoding, ending] of Object.entries(ENCODINGS)) {
      if (paths.has(path + ending)) compressed[encoding as Encoding] = await read(path + ending);
    }
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { type, plain: await read(path), compressed });
  }
  return files;
}

async function read(path: string): Promise<Sendable> {
  const content = await readFile(path);
  return { content, etag: etagOf(content) };
}
