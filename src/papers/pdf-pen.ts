import type { Weight } from './typeface.js';
import { wrapText } from './wrap-text.js';

export interface Stroke {
  size?: number;
  weight?: Weight;
  align?: 'left' | 'right' | 'center';
  x?: number;
  width?: number;
  /** The colour, black unless given. */
  fill?: string;
}

/** Distance from line to line, in heights of the type. */
const LEADING = 1.45;

/** Writes on a document from its top to its bottom, and begins a page where there is no more room. */
export class PdfPen {
  /** Where the next line begins, in points from the top. */
  y: number;

  constructor(private readonly doc: PDFKit.PDFDocument) {
    this.y = doc.page.margins.top;
  }

  get left(): number {
    return this.doc.page.margins.left;
  }

  get width(): number {
    return this.doc.page.width - this.doc.page.margins.left - this.doc.page.margins.right;
  }

  get top(): number {
    return this.doc.page.margins.top;
  }

  /** The lowest place at which something may still be written. */
  get bottom(): number {
    return this.doc.page.height - this.doc.page.margins.bottom;
  }

  newPage(): void {
    this.doc.addPage();
    this.y = this.top;
  }

  /** @returns true if a new page was begun because these points were not free any more */
  need(points: number): boolean {
    if (this.y + points <= this.bottom || this.y === this.top) return false;
    this.newPage();
    return true;
  }

  lines(text: string, { size = 10, weight = 'regular', width = this.width }: Stroke = {}): string[] {
    this.doc.font(weight).fontSize(size);
    const plain = text.replace(/\t/g, ' ').replace(/[^\P{Cc}\r\n]/gu, '');
    return wrapText(plain, width, (part) => this.doc.widthOfString(part));
  }

  write(text: string, stroke: Stroke = {}): void {
    const lineHeight = PdfPen.lineHeight(stroke.size);
    for (const line of this.lines(text, stroke)) {
      this.need(lineHeight);
      this.line(line, this.y, stroke);
      this.y += lineHeight;
    }
  }

  /** One line at a place, broken nowhere. */
  line(text: string, y: number, stroke: Stroke = {}): void {
    const { size = 10, weight = 'regular', align = 'left', x = this.left, width = this.width } = stroke;
    const { fill = '#111' } = stroke;
    this.doc.font(weight).fontSize(size).fillColor(fill);
    const rest = align === 'left' ? 0 : width - this.doc.widthOfString(text);
    this.doc.text(text, x + (align === 'center' ? rest / 2 : rest), y, { lineBreak: false });
  }

  /** The size at which a text fits into a width without being broken. */
  sizeFor(text: string, width: number, { size = 10, weight = 'regular' }: Stroke): number {
    const needed = this.doc.font(weight).fontSize(size).widthOfString(text);
    return needed <= width ? size : (size * width) / needed;
  }

  foot(left: string, middle: string, right: string): void {
    const y = this.bottom + 18;
    const size = 8;
    this.line(left, y, { size, align: 'left' });
    this.line(middle, y, { size, align: 'center' });
    this.line(right, y, { size, align: 'right' });
  }

  static lineHeight(size = 10): number {
    return size * LEADING;
  }
}
