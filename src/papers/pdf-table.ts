import { PdfPen, type Stroke } from './pdf-pen.js';

/** A number is written with thousands separators at the right of its column. */
export type PaperCell = string | number | null;

export interface PaperColumn {
  head: string;
  /** How wide, in proportion to the other columns. */
  width: number;
  /** Of texts; numbers always stand at the right, and the head stands like `align` says. */
  align?: 'left' | 'right' | 'center';
}

interface Place {
  x: number;
  width: number;
  align: 'left' | 'right' | 'center';
}

const SIZE = 9;
/** The thickness of the line below a row. */
const RULE = 0.5;
const PADDING = { x: 5, y: 3 };
const LINE = PdfPen.lineHeight(SIZE);
/** How far the type rises above its line, in heights of the type (Noto Sans JP). */
const ASCENT = 1.16;

export class PdfTable {
  private readonly places: Place[];

  constructor(
    private readonly doc: PDFKit.PDFDocument,
    private readonly pen: PdfPen,
    private readonly columns: readonly PaperColumn[],
  ) {
    const whole = columns.reduce((sum, { width }) => sum + width, 0);
    let x = pen.left;
    this.places = columns.map(({ width, align = 'left' }) => {
      const place = { x, width: (pen.width * width) / whole, align };
      x += place.width;
      return place;
    });
  }

  draw(rows: Iterable<readonly PaperCell[]>, totals?: readonly PaperCell[]): void {
    this.pen.need(3 * (LINE + 2 * PADDING.y));
    this.drawHead();
    for (const row of rows) this.drawRow(row, 'regular');
    if (totals) this.drawRow(totals, 'bold');
  }

  facts(pairs: readonly (readonly [label: string, value: string])[]): void {
    for (const pair of pairs) this.drawRow(pair, 'regular', '#f3f4f6');
  }

  private drawHead(): void {
    const heads = this.columns.map(({ head }) => head);
    const lines = heads.map((head, index) => this.linesOf(head, index, 'bold'));
    const height = Math.max(...lines.map(({ length }) => length)) * LINE + 2 * PADDING.y;
    this.doc.rect(this.pen.left, this.pen.y, this.pen.width, height).fill('#e8eaed');
    this.drawLines(lines, heads, 'bold', height);
  }

  private drawRow(row: readonly PaperCell[], weight: 'regular' | 'bold', labelled?: string): void {
    let lines = this.columns.map((_, index) => this.linesOf(row[index] ?? null, index, weight));
    // A row taller than what is left goes to the next page; one taller than a page goes on there.
    const atMost = Math.floor((this.pen.bottom - this.pen.top - 4 * LINE) / LINE);
    while (lines.some(({ length }) => length > 0)) {
      const now = lines.map((cell) => cell.slice(0, atMost));
      const height = Math.max(...now.map(({ length }) => length)) * LINE + 2 * PADDING.y;
      if (this.pen.need(height) && !labelled) this.drawHead();
      if (labelled)
        this.doc.rect(this.pen.left, this.pen.y + RULE / 2, this.places[0]?.width ?? 0, height).fill(labelled);
      this.drawLines(now, row, weight, height);
      lines = lines.map((cell) => cell.slice(atMost));
    }
  }

  private drawLines(
    lines: readonly string[][],
    row: readonly PaperCell[],
    weight: 'regular' | 'bold',
    height: number,
  ): void {
    this.places.forEach((place, index) => {
      const number = typeof row[index] === 'number';
      const width = place.width - 2 * PADDING.x;
      lines[index]?.forEach((line, order) => {
        const stroke: Stroke = { size: SIZE, weight, width, x: place.x + PADDING.x };
        stroke.align = number ? 'right' : place.align;
        if (number) stroke.size = this.pen.sizeFor(line, width, stroke);
        // A figure written smaller to fit still stands on the line of its row.
        const lower = (SIZE - (stroke.size ?? SIZE)) * ASCENT;
        this.pen.line(line, this.pen.y + PADDING.y + order * LINE + lower, stroke);
      });
    });
    this.pen.y += height;
    const { left, width, y } = this.pen;
    this.doc
      .lineWidth(RULE)
      .strokeColor('#9aa0a6')
      .moveTo(left, y)
      .lineTo(left + width, y)
      .stroke();
  }

  private linesOf(cell: PaperCell, index: number, weight: 'regular' | 'bold'): string[] {
    if (typeof cell === 'number') return [cell.toLocaleString('ja-JP')];
    const width = (this.places[index]?.width ?? 0) - 2 * PADDING.x;
    return this.pen.lines(cell ?? '', { size: SIZE, weight, width });
  }
}
