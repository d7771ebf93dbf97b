import type { Page } from 'playwright-core';
import QRCode from 'qrcode';

/** Gives the page a camera that sees what `holdUp` holds before it. To be called before the page is loaded. */
export async function giveCamera(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 480;
    const draw = () => {
      const { modules = [], size = 0 } =
        (window as unknown as { heldUp?: { modules: number[]; size: number } }).heldUp ?? {};
      const pen = canvas.getContext('2d')!;
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, 480, 480);
      pen.fillStyle = '#000';
      const each = Math.floor(400 / (size + 8));
      modules.forEach((dark, at) => {
        if (dark) pen.fillRect(40 + ((at % size) + 4) * each, 40 + (Math.floor(at / size) + 4) * each, each, each);
      });
    };
    setInterval(draw, 100);
    Object.defineProperty(navigator, 'mediaDevices', {
      value: {
        getUserMedia: async () => (draw(), canvas.captureStream(15)),
        enumerateDevices: async () => [],
        addEventListener: () => undefined,
        removeEventListener: () => undefined,
      },
    });
  });
}

/** Holds a QR code before the camera. */
export async function holdUp(page: Page, text: string): Promise<void> {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const seen = { modules: Array.from(modules.data), size: modules.size };
  await page.evaluate((heldUp) => Object.assign(window, { heldUp }), seen);
}
