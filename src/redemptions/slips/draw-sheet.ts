import type { DateIso } from '../../domain/date.js';
import { drawQr } from '../../papers/draw-qr.js';
import { closePdf, openPdf } from '../../papers/pdf-file.js';
import { PdfPen } from '../../papers/pdf-pen.js';

export interface SheetText {
  id: string;
  city: string;
  holder: string;
  notes: number;
  noteYen: number;
  usableThrough: DateIso;
  madeOn: DateIso;
}

export interface SlipText {
  number: number;
  secret: string;
  digits: string;
}

const MARGINS = { top: 40, side: 36, bottom: 30 };
const [COLUMNS, ROWS] = [2, 5];
/** Below the words at the head of each page; slips are cut along their frames. */
const HEAD = 92;
const SLIP_HEIGHT = 132;
const QR = 104;
const CORAL = '#d9472b';

/** Slips to be cut out, ten on a page of A4. What is on them is nowhere else. */
export async function drawSheet(sheet: SheetText, slips: readonly SlipText[]): Promise<Buffer> {
  const number = sheet.id.slice(-8).toUpperCase();
  const title = `紙の券　${number}`;
  const doc = await openPdf({ title, dated: sheet.madeOn, number, issuer: sheet.city, margins: MARGINS });
  const pen = new PdfPen(doc);
  const pages = Math.ceil(slips.length / (COLUMNS * ROWS));
  const width = pen.width / COLUMNS;
  slips.forEach((slip, index) => {
    const place = index % (COLUMNS * ROWS);
    if (place === 0) {
      if (index > 0) doc.addPage();
      drawHead(pen, sheet, number, `${Math.floor(index / (COLUMNS * ROWS)) + 1} / ${pages}`);
    }
    const x = pen.left + (place % COLUMNS) * width;
    const y = pen.top + HEAD + Math.floor(place / COLUMNS) * SLIP_HEIGHT;
    doc.lineWidth(0.6).dash(3, { space: 3 }).strokeColor('#888').rect(x, y, width, SLIP_HEIGHT).stroke().undash();
    drawQr(doc, slip.secret, x + 4, y + 14, QR);
    drawSlip(pen, sheet, slip, slips.length, number, { x: x + QR + 8, y, width: width - QR - 16 });
  });
  return closePdf(doc);
}

function drawHead(pen: PdfPen, { city, holder, notes, usableThrough }: SheetText, number: string, page: string): void {
  const { top } = pen;
  pen.line(`${holder} 様`, top, { size: 15, weight: 'bold' });
  pen.line(`${city}　紙の券 ${number}　${page}`, top + 5, { size: 8.5, align: 'right' });
  const words = [
    `点線で切り、1 枚ずつお店に渡してください。紙 1 枚で券 ${notes} 枚分を支払えます。使えるのは 1 回だけです。`,
    `${inJapanese(usableThrough)}まで使えます。お持ちの券が足りないときは使えません（この紙は残高を表すものではありません）。`,
    'お金と同じように大切にしてください。なくしたときは、すぐに勤め先か市に知らせてください。取り消して作り直します。',
    '新しい紙の券を作ると、この紙は使えなくなります。',
  ];
  words.forEach((line, index) =>
    pen.line(line, top + 27 + index * 14, { size: pen.sizeFor(line, pen.width, { size: 9 }) }),
  );
}

function drawSlip(
  pen: PdfPen,
  sheet: SheetText,
  slip: SlipText,
  count: number,
  sheetNumber: string,
  { x, y, width }: { x: number; y: number; width: number },
): void {
  const at = { x, width };
  pen.line(`${sheet.city}　Sankyu 券`, y + 13, { ...at, size: 8.5, weight: 'bold', fill: CORAL });
  pen.line(`${sheetNumber}-${slip.number}/${count}`, y + 15, { ...at, size: 7, align: 'right', fill: '#555' });
  pen.line(`${sheet.notes} 枚`, y + 27, { ...at, size: 24, weight: 'bold' });
  const yen = `${(sheet.notes * sheet.noteYen).toLocaleString('ja-JP')} 円分`;
  pen.line(yen, y + 43, { ...at, size: 11, weight: 'bold', align: 'right' });
  pen.line('番号', y + 64, { ...at, size: 7, fill: '#555' });
  const digits = slip.digits.replace(/(\d{4})(?=\d)/g, '$1 ');
  pen.line(digits, y + 72, { ...at, size: pen.sizeFor(digits, width, { size: 15, weight: 'bold' }), weight: 'bold' });
  pen.line(`${inJapanese(sheet.usableThrough)}まで`, y + 95, { ...at, size: 8.5 });
  pen.line('1 回かぎり・おつりは出ません', y + 107, { ...at, size: 7, fill: '#555' });
}

function inJapanese(date: DateIso): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
