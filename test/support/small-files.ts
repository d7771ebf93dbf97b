import { crc32, deflateSync } from 'node:zlib';

/** A part of a PNG. */
export function pngChunk(type: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(12 + data.length);
  whole.writeUInt32BE(data.length, 0);
  whole.write(type, 4, 'latin1');
  data.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length);
  return whole;
}

/** A grey picture of three by two pixels. */
export function smallPng(): Buffer {
  const head = Buffer.from('00000003000000020800000000', 'hex');
  const pixels = deflateSync(Buffer.alloc((3 + 1) * 2));
  const parts = [pngChunk('IHDR', head), pngChunk('IDAT', pixels), pngChunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

export const smallPdf = () => Buffer.from('%PDF-1.7\n規程\n%%EOF');

/** A form with one file. */
export function formWith(field: string, content: Uint8Array | string, name: string): FormData {
  const form = new FormData();
  form.append(field, new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  return form;
}
