import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What pdftotext of poppler-utils finds in a paper, like every reader of PDF files. */
async function pdftotext(pdf: Buffer, ...options: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sankyu-pdf-'));
  try {
    const path = join(folder, 'paper.pdf');
    await writeFile(path, pdf);
    const { stdout } = await run('pdftotext', [...options, '-enc', 'UTF-8', path, '-'], { maxBuffer: 64 << 20 });
    return stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The text of each page, laid out as it is printed. */
export async function pagesOfPdf(pdf: Buffer): Promise<string[]> {
  return (await pdftotext(pdf, '-layout')).split('\f').slice(0, -1);
}

/** The whole text without white space, in which a name broken over two lines is found again. */
export async function textOfPdf(pdf: Buffer): Promise<string> {
  return (await pdftotext(pdf, '-raw')).replace(/\s/g, '');
}

/** Each word with the place, in points from the left, where it ends. */
export async function wordsOfPdf(pdf: Buffer): Promise<{ word: string; right: number }[]> {
  const found = (await pdftotext(pdf, '-bbox')).matchAll(/xMax="([\d.]+)"[^>]*>([^<]*)<\/word>/g);
  return Array.from(found, ([, right, word = '']) => ({ word, right: Number(right) }));
}
