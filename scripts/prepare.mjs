/**
 * What stands between a fresh clone and a program that runs: the packages and the build. Does only what is needed, in
 * plain Node, since nothing is installed yet. Everything it says goes to standard error.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withPrepareLock } from './prepare-lock.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (...names) => join(root, ...names);

/** Written with the service, for the type checker alone: the screens know of the service only its types. */
const API_TYPES = 'web/shared/api/schema.d.ts';

/** What is built, each by itself from what it is made of. */
const PARTS = [
  {
    says: 'building',
    entry: 'src/main.ts',
    from: ['src', 'migrations', 'tsconfig.json', 'package-lock.json', 'scripts/web-api.mjs'],
    mark: inRoot('dist', 'src', '.built-from'),
    build: buildService,
  },
  {
    says: 'building the screens',
    entry: 'web/index.html',
    from: ['web', 'package-lock.json', 'scripts/build-web.mjs'],
    mark: inRoot('dist', 'web', '.built-from'),
    build: () => runScript('build-web.mjs'),
  },
];

/** Installs the packages if they are not those of package-lock.json, and builds whatever has changed sources. */
export async function prepare({ forceBuild = false } = {}) {
  await withPrepareLock(inRoot('dist'), async () => {
    if (!isInstalled()) await install();
    linkCommand();
    const codes = await Promise.all(PARTS.map((part) => buildIfNeeded(part, forceBuild)));
    const failed = codes.find((code) => code !== 0);
    if (failed !== undefined) stop('the build failed; see above.', failed);
  });
}

/** Whether what was built is of the service's sources as they are now. */
export function isBuilt() {
  const [{ from, mark }] = PARTS;
  return existsSync(mark) && readFileSync(mark, 'utf8') === hashOf(from);
}

/** Runs a program to its end, with its output on standard error; a signal to this process reaches it as well. */
export function run(command, args, options = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', process.stderr, 'inherit'], ...options });
    const forward = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    const settle = (how, what) => {
      for (const signal of signals) process.off(signal, forward);
      how(what);
    };
    child.once('error', (error) => settle(failed, error));
    child.once('close', (code, signal) => settle(done, signal ? 1 : code));
  });
}

export function say(line) {
  process.stderr.write(`sankyu: ${line}\n`);
}

/** npm keeps a record of what it installed; it must hold each required package of the lock file, version for version. */
function isInstalled() {
  const wanted = packagesOf(inRoot('package-lock.json'));
  const present = packagesOf(inRoot('node_modules', '.package-lock.json'));
  if (!present) return false;
  if (!wanted) return true;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || optional || (path in present && present[path].version === version),
  );
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

async function install() {
  say('installing packages (once)');
  const command = existsSync(inRoot('package-lock.json')) ? 'ci' : 'install';
  const args = [command, '--include=dev', '--include=optional', '--no-fund', '--no-audit'];
  const npm = process.env.npm_execpath;
  const code = npm ? await run(process.execPath, [npm, ...args]) : await run('npm', args);
  if (code !== 0)
    stop('the packages could not be installed; see above. Is there a connection to the npm registry?', code);
}

/** `npx sankyu` finds the command here at once, without asking a registry. */
function linkCommand() {
  const link = inRoot('node_modules', '.bin', 'sankyu');
  const target = relative(dirname(link), inRoot('scripts', 'sankyu.mjs'));
  try {
    if (readlinkSync(link) === target) return;
  } catch {
    // There is none yet.
  }
  rmSync(link, { force: true });
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(target, link);
}

/** The exit code of the build; 0 also where there was nothing to do. */
async function buildIfNeeded({ says, entry, from, mark, build }, force) {
  if (!existsSync(inRoot(entry))) return 0;
  const sources = hashOf(from);
  if (!force && existsSync(mark) && readFileSync(mark, 'utf8') === sources) return 0;
  say(says);
  rmSync(mark, { force: true });
  const code = await build(force);
  if (code === 0) writeFileSync(mark, sources);
  return code;
}

async function buildService(whole) {
  // Without its notes the compiler writes every file anew.
  if (whole || !existsSync(inRoot('dist', 'src'))) rmSync(inRoot('dist', '.tsbuildinfo'), { force: true });
  const compiler = inRoot('node_modules', 'typescript', 'bin', 'tsc');
  const code = await run(process.execPath, [compiler, '-p', inRoot('tsconfig.json')]);
  if (code !== 0) return code;
  removeOrphans();
  return existsSync(inRoot(dirname(API_TYPES))) ? runScript('web-api.mjs') : 0;
}

function runScript(name) {
  return run(process.execPath, [inRoot('scripts', name)]);
}

/** A compiled file whose source was moved or deleted would still be found by whoever looks for it. */
function removeOrphans() {
  for (const folder of ['src', 'migrations']) {
    for (const file of filesBelow(join('dist', folder))) {
      const source = relative('dist', file).replace(/\.js(\.map)?$/, '.ts');
      if (source.endsWith('.ts') && !existsSync(inRoot(source))) rmSync(inRoot(file));
    }
  }
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesBelow)) {
    if (file === API_TYPES) continue;
    hash
      .update(`${file}\0`)
      .update(readFileSync(inRoot(file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Paths of files from the root, in an order that is always the same. */
function filesBelow(path) {
  const found = statSync(inRoot(path), { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [path] : [];
  return readdirSync(inRoot(path), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

function stop(why, code) {
  say(why);
  process.exit(code || 1);
}
