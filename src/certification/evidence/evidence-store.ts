import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dataDirectory } from '../../database/embedded/data-directory.js';
import { evidenceAway } from './evidence.errors.js';

/** Where the bytes of evidence are kept, by their hash: the same file is kept once, and never changes. */
export abstract class EvidenceStore {
  abstract put(cityId: number, sha256: Buffer, content: Buffer): Promise<void>;

  /** @throws DomainError evidence_away if the bytes are not there, or not those that were put */
  async get(cityId: number, sha256: Buffer): Promise<Buffer> {
    const content = await this.read(cityId, sha256);
    if (!content || !sha256Of(content).equals(sha256)) throw evidenceAway();
    return content;
  }

  protected abstract read(cityId: number, sha256: Buffer): Promise<Buffer | undefined>;
}

export function sha256Of(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}

/** Where evidence is kept, unless a bucket has it. */
export function evidenceFolder(): string {
  return join(dataDirectory(), 'evidence');
}

/** Files in `<data>/evidence`, which no web server ever shows. */
export class EvidenceFolder extends EvidenceStore {
  constructor(private readonly folder: string = evidenceFolder()) {
    super();
  }

  async put(cityId: number, sha256: Buffer, content: Buffer): Promise<void> {
    const path = this.pathOf(cityId, sha256);
    if ((await stat(path).catch(ignoreMissing))?.size === content.length) return;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // Written whole beside its place first, so that nobody ever reads half a file.
    const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
    await writeFile(draft, content, { mode: 0o600, flag: 'wx', flush: true });
    await rename(draft, path);
  }

  protected read(cityId: number, sha256: Buffer): Promise<Buffer | undefined> {
    return readFile(this.pathOf(cityId, sha256)).catch(ignoreMissing);
  }

  private pathOf(cityId: number, sha256: Buffer): string {
    const name = sha256.toString('hex');
    return join(this.folder, String(cityId), name.slice(0, 2), name);
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
