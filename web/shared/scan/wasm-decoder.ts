import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Decoder } from './decoder';

/** Enough to read a code on a phone held before a tablet, and read in a few hundredths of a second. */
const LONGEST_SIDE_PX = 960;

/** The same one each time, so that the reader is made ready once. */
const OURS = { locateFile: () => wasm };

/** The reader that we host ourselves: nothing is asked of anybody else's service. */
export async function wasmDecoder(): Promise<Decoder> {
  await prepareZXingModule({ overrides: OURS, fireImmediately: true });
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no canvas');
  return {
    async read(picture) {
      const { videoWidth: width, videoHeight: height } = picture;
      if (width === 0 || height === 0) return undefined;
      const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(width, height));
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      context.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const image = context.getImageData(0, 0, canvas.width, canvas.height);
      const [code] = await readBarcodes(image, { formats: ['QRCode'], maxNumberOfSymbols: 1 });
      return code?.isValid ? code.text : undefined;
    },
  };
}
