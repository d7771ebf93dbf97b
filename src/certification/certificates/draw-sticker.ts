import type { DateIso } from '../../domain/date.js';
import { drawQr } from '../../papers/draw-qr.js';
import { closePdf, openPdf } from '../../papers/pdf-file.js';
import { PdfPen } from '../../papers/pdf-pen.js';

export interface StickerText {
  city: string;
  holder: string;
  tierName: string | null;
  number: string;
  validFrom: DateIso;
  validUntil: DateIso;
  /** The page that says whether the certificate still holds. */
  address: string;
  rehearsal: boolean;
}

const MARGINS = { top: 60, side: 68, bottom: 40 };
const [CORAL, DEEP, PALE] = ['#d9472b', '#7a2415', '#fdeee9'];
const ROUND = 26;
const [BAND, FOOT] = [150, 84];
const QR = 150;

/** The sticker for a shop's window: a square of 16 cm to be cut out, on one page of A4. */
export async function drawSticker(text: StickerText): Promise<Buffer> {
  const { city, holder, tierName, number, validFrom, validUntil } = text;
  const title = `こそだてっぴー認定　${holder}`;
  const doc = await openPdf({ title, dated: validFrom, number, issuer: city, margins: MARGINS });
  const pen = new PdfPen(doc);
  const side = pen.width;
  const [left, top] = [pen.left, MARGINS.top];
  const middle = (line: string, y: number, size: number, fill = '#111') => {
    const fitting = pen.sizeFor(line, side - 48, { size, weight: 'bold' });
    pen.line(line, y + (size - fitting) / 2, { size: fitting, weight: 'bold', align: 'center', fill });
  };

  doc.save();
  doc.roundedRect(left, top, side, side, ROUND).clip();
  doc.rect(left, top, side, side).fill('#fff');
  doc.rect(left, top, side, BAND).fill(CORAL);
  doc.rect(left, top + side - FOOT, side, FOOT).fill(PALE);
  doc.restore();
  doc.roundedRect(left, top, side, side, ROUND).lineWidth(4).stroke(CORAL);

  middle('こそだてっぴー認定', top + 20, 40, '#fff');
  middle('サンキュー券が使えます', top + 76, 28, '#fff');
  middle('Sankyu coupons are welcome here', top + 116, 13, '#fff');

  middle(holder, top + BAND + 18, 26);
  if (tierName !== null) middle(tierName, top + BAND + 54, 16, DEEP);
  drawQr(doc, text.address, left + (side - QR) / 2, top + BAND + 74, QR);

  middle(`認定番号 ${number}`, top + side - FOOT + 14, 15, DEEP);
  middle(`${inJapanese(validUntil)} まで有効　${city}`, top + side - FOOT + 38, 12, DEEP);
  middle('いまも有効かどうかは、コードを読み取って確かめられます。', top + side - FOOT + 60, 9, DEEP);

  pen.line('わくの線にそって切り、店の入口など、お客様から見えるところに貼ってください。', top + side + 24, {
    size: 10,
    align: 'center',
    fill: '#444',
  });
  if (text.rehearsal) middle('見本（練習用の都市のもので、効力はありません）', top + side + 48, 14, '#a90000');
  return closePdf(doc);
}

function inJapanese(date: DateIso): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
