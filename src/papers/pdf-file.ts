import { once } from 'node:events';
import { type DateIso, jstInstant } from '../domain/date.js';

export interface PdfHead {
  title: string;
  /** The file's day of creation: the same content makes the same bytes. */
  dated: DateIso;
  number?: string;
  /** Who hands it out. */
  issuer: string;
  landscape?: boolean;
  /** Points (1/72 inch). */
  margins: { top: number; side: number; bottom: number };
}

/**
 * An empty file of A4 pages with the types regular and bold, its first page open. What draws it is loaded with the first
 * paper: most processes never draw one, and start the sooner.
 */
export async function openPdf(head: PdfHead): Promise<PDFKit.PDFDocument> {
  const { title, dated, number, issuer, landscape, margins } = head;
  const { default: PDFDocument } = await import('pdfkit');
  const { typeface } = await import('./typeface.js');
  const doc = new PDFDocument({
    size: 'A4',
    layout: landscape ? 'landscape' : 'portrait',
    margins: { top: margins.top, left: margins.side, right: margins.side, bottom: margins.bottom },
    bufferPages: true,
    lang: 'ja',
    displayTitle: true,
    info: { Title: title, Subject: number ?? title, Author: issuer, CreationDate: jstInstant(dated, '00:00:00') },
  });
  for (const weight of ['regular', 'bold'] as const) {
    // pdfkit takes a font that fontkit has opened; its declared types have not heard of it yet.
    doc.registerFont(weight, typeface(weight) as unknown as Buffer);
  }
  return doc;
}

/** Closes the file; nothing can be written after it. */
export async function closePdf(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(doc, 'end');
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}
