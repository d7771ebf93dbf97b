import QRCode from 'qrcode';

/** A QR code (ISO/IEC 18004, error correction M) with its quiet zone, as an SVG document that loads and runs nothing. */
export function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
}
