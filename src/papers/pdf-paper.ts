import type { DateIso } from '../domain/date.js';
import { drawQr } from './draw-qr.js';
import { closePdf, openPdf } from './pdf-file.js';
import { type PaperCell, type PaperColumn, PdfTable } from './pdf-table.js';
import { PdfPen } from './pdf-pen.js';

export interface PaperHead {
  title: string;
  /** The day written on the paper. It is also the file's day of creation: the same content makes the same bytes. */
  dated: DateIso;
  /** The number of the paper, repeated at the foot of each page. */
  number?: string;
  /** Who hands it out, at the foot of each page. */
  issuer: string;
  landscape?: boolean;
  /** Of a rehearsal city (稽古): the paper says so over its title and at the foot of each page. */
  rehearsal?: boolean;
}

/** Points (1/72 inch). */
const MARGIN = { top: 51, side: 51, bottom: 62 };

/**
 * A paper in Japanese, A4, written from top to bottom: every method continues below what the one before it wrote, and
 * begins a new page where there is no more room.
 */
export class PdfPaper {
  private readonly pen: PdfPen;

  private constructor(
    private readonly head: PaperHead,
    private readonly doc: PDFKit.PDFDocument,
  ) {
    this.pen = new PdfPen(doc);
  }

  static async open(head: PaperHead): Promise<PdfPaper> {
    return new PdfPaper(head, await openPdf({ ...head, margins: MARGIN }));
  }

  /** The paper's title, in the middle of its line. */
  title(text: string = this.head.title): this {
    if (this.head.rehearsal)
      this.paragraph('稽古（実際の書類ではありません）', { size: 14, align: 'center', bold: true });
    this.pen.write(text, { size: 18, weight: 'bold', align: 'center' });
    return this.gap(10);
  }

  /** A heading over what follows; it never stands alone at the end of a page. */
  heading(text: string): this {
    this.gap(8);
    this.pen.need(48);
    this.pen.write(text, { size: 12, weight: 'bold' });
    return this.gap(4);
  }

  paragraph(text: string, style: { size?: number; align?: 'left' | 'right' | 'center'; bold?: boolean } = {}): this {
    const { size = 10, align = 'left', bold = false } = style;
    this.pen.write(text, { size, align, weight: bold ? 'bold' : 'regular' });
    return this.gap(4);
  }

  /** Two blocks of lines beside each other, as addressee and sender stand at the head of a letter. */
  beside(left: string[], right: string[]): this {
    const half = this.pen.width / 2;
    const y = this.pen.y;
    this.pen.write(left.join('\n'), { width: half - 12 });
    const leftEnd = this.pen.y;
    this.pen.y = y;
    this.pen.write(right.join('\n'), { x: this.pen.left + half + 12, width: half - 12 });
    this.pen.y = Math.max(leftEnd, this.pen.y);
    return this.gap(10);
  }

  /** A sum that the whole paper is about, in a frame. */
  amount(label: string, yen: number): this {
    this.pen.need(40);
    const { left, width, y } = this.pen;
    this.doc.lineWidth(1).strokeColor('#333').rect(left, y, width, 34).stroke();
    this.pen.y = y + 9;
    this.pen.write(label, { x: left + 12, size: 12, weight: 'bold' });
    this.pen.y = y + 6;
    this.pen.write(`${yen.toLocaleString('ja-JP')} 円`, {
      width: width - 12,
      size: 16,
      weight: 'bold',
      align: 'right',
    });
    this.pen.y = y + 34;
    return this.gap(10);
  }

  /** Facts as label and value, one below the other. */
  facts(pairs: readonly (readonly [label: string, value: string])[]): this {
    new PdfTable(this.doc, this.pen, [
      { head: '', width: 3 },
      { head: '', width: 9 },
    ]).facts(pairs);
    return this.gap(10);
  }

  /**
   * A table over the whole width. Numbers stand at the right with thousands separators and are never broken; other cells
   * are broken into lines. The heads are repeated on each page.
   *
   * @param totals a last row, in bold
   */
  table(columns: readonly PaperColumn[], rows: Iterable<readonly PaperCell[]>, totals?: readonly PaperCell[]): this {
    new PdfTable(this.doc, this.pen, columns).draw(rows, totals);
    return this.gap(10);
  }

  /** A QR code as lines that stay sharp at every size, with its text below. */
  qr(text: string, caption: string = text): this {
    const size = 92;
    this.pen.need(size + 24);
    drawQr(this.doc, text, this.pen.left, this.pen.y, size);
    this.pen.y += size + 4;
    this.pen.write(caption, { size: 8 });
    return this.gap(6);
  }

  /** Leaves room, in points. */
  gap(points: number): this {
    this.pen.y += points;
    return this;
  }

  newPage(): this {
    this.pen.newPage();
    return this;
  }

  /** Numbers the pages and closes the paper; nothing can be written after it. */
  async finish(): Promise<Buffer> {
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.doc.switchToPage(page);
      this.pen.foot(
        this.head.rehearsal ? `稽古　${this.head.issuer}` : this.head.issuer,
        `${page + 1} / ${count}`,
        this.head.number ?? '',
      );
    }
    return closePdf(this.doc);
  }
}
