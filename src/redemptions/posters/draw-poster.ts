import type { DateIso } from '../../domain/date.js';
import { drawQr } from '../../papers/draw-qr.js';
import { closePdf, openPdf } from '../../papers/pdf-file.js';
import { PdfPen } from '../../papers/pdf-pen.js';

export interface PosterText {
  city: string;
  programme: string;
  /** As it is registered with the city: what the holder's screen must show too. */
  shop: string;
  area: string;
  address: string;
  madeOn: DateIso;
  dailyCapNotes: number | null;
  /** Of the poster: tells an old print from the one in use. */
  number: string;
}

const MARGINS = { top: 0, side: 56, bottom: 30 };
const BAND = 250;
const [CORAL, DEEP, PALE] = ['#d9472b', '#7a2415', '#fdeee9'];
const QR = 246;
const STEPS = [
  ['1', '読み取る', 'スマホのカメラで\n上のコードを読み取る'],
  ['2', '確かめる', '画面の店名と枚数を\n確かめて支払う'],
  ['3', '見せる', '支払い済みの画面を\n店員に見せる'],
] as const;

/** The poster for the counter, one page of A4. */
export async function drawPoster(text: PosterText): Promise<Buffer> {
  const title = `Sankyu が使えます　${text.shop}`;
  const doc = await openPdf({ title, dated: text.madeOn, number: text.number, issuer: text.city, margins: MARGINS });
  const pen = new PdfPen(doc);
  const { width: page } = doc.page;
  const middle = (line: string, y: number, size: number, bold = true, fill = '#111') =>
    pen.line(line, y, { size, weight: bold ? 'bold' : 'regular', align: 'center', fill });

  doc.rect(0, 0, page, BAND).fill(CORAL);
  const whose = text.programme.startsWith(text.city) ? text.programme : `${text.city}　${text.programme}`;
  middle(whose, 38, pen.sizeFor(whose, pen.width, { size: 15, weight: 'bold' }), true, '#fff');
  middle('Sankyu が使えます', 76, 52, true, '#fff');
  middle('「すみません」を「ありがとう」に', 164, 18, true, '#fff');
  middle('Sankyu coupons are welcome here', 198, 13, false, '#fff');

  const cardY = BAND - 22;
  const name = pen.sizeFor(text.shop, pen.width - 48, { size: 30, weight: 'bold' });
  doc.roundedRect(pen.left, cardY, pen.width, 88, 12).fillAndStroke('#fff', CORAL);
  middle(text.area, cardY + 11, 11, false, '#555');
  middle(text.shop, cardY + 48 - name / 2, name, true);

  const qrY = cardY + 104;
  drawQr(doc, text.address, (page - QR) / 2, qrY, QR);
  middle('お客様のスマホで読み取ってください', qrY + QR + 2, 13);

  const stepsY = qrY + QR + 38;
  const each = (pen.width - 24) / 3;
  STEPS.forEach(([number, head, words], index) => {
    const x = pen.left + index * (each + 12);
    doc.roundedRect(x, stepsY, each, 96, 10).fill(PALE);
    doc.circle(x + 24, stepsY + 26, 13).fill(CORAL);
    pen.line(number, stepsY + 15, { x: x + 11, width: 26, size: 15, weight: 'bold', align: 'center', fill: '#fff' });
    pen.line(head, stepsY + 15, { x: x + 46, width: each - 50, size: 15, weight: 'bold', fill: DEEP });
    words.split('\n').forEach((line, order) => {
      pen.line(line, stepsY + 50 + order * 17, { x: x + 8, width: each - 16, size: 11, align: 'center' });
    });
  });

  const cap =
    text.dailyCapNotes === null ? '' : `このポスターでの支払いは、お一人 1 日 ${text.dailyCapNotes} 枚までです。`;
  middle(`おつりは出ません。${cap}`, stepsY + 108, 9.5, false, '#444');
  middle('スマホのない方は、紙の券を店員にお渡しください。', stepsY + 124, 9.5, false, '#444');
  pen.line(`${text.city}　${text.madeOn} 作成`, doc.page.height - 34, { size: 7.5, fill: '#777' });
  pen.line(text.number, doc.page.height - 34, { size: 7.5, align: 'right', fill: '#777' });
  return closePdf(doc);
}
