import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Letter } from './letter.js';
import { MailSettings } from './mail-settings.js';

/** Letters as files, for whoever has set no mail server: `<id>.eml`, which every mail program opens. */
@Injectable()
export class MailFolder {
  constructor(private readonly settings: MailSettings) {}

  /** Again with the same letter, it is the same file. What a demo has written can be read back by `newest`. */
  async keep(letter: Letter, message: Buffer, demo: boolean): Promise<void> {
    await mkdir(this.settings.folder, { recursive: true, mode: 0o700 });
    await this.write(`${letter.id}.eml`, message);
    if (demo) await this.write(`${letter.id}.json`, JSON.stringify(letter));
  }

  /** The newest letters of a demo, the newest first. */
  async newest(count: number): Promise<Letter[]> {
    const names = await readdir(this.settings.folder).catch(() => []);
    // The ids are made from the time (UUIDv7).
    const newest = names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .reverse()
      .slice(0, count);
    return Promise.all(newest.map((name) => this.read(name)));
  }

  private async read(name: string): Promise<Letter> {
    const letter = JSON.parse(await readFile(join(this.settings.folder, name), 'utf8')) as Letter;
    return { ...letter, createdAt: new Date(letter.createdAt) };
  }

  /** Whole or not at all. */
  private async write(name: string, content: Buffer | string): Promise<void> {
    const draft = join(this.settings.folder, `.${name}.${randomBytes(4).toString('hex')}`);
    await writeFile(draft, content, { mode: 0o600 });
    await rename(draft, join(this.settings.folder, name));
  }
}
