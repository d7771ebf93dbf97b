import { writeFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { create } from 'qrcode';
import { findChromium } from '../support/open-browser.js';

const [WIDTH, HEIGHT] = [640, 480];
const FRAMES = 10;
const TILT = (12 * Math.PI) / 180;
const MODULE_PX = 7;
/** Light, dark and the counter behind, as a camera in a shop sees them: neither white nor black. */
const [LIGHT, DARK, BEHIND, NO_COLOUR] = [190, 60, 120, 128];

/** What a camera sees of a code that somebody holds before it, a little askew: an uncompressed film (YUV4MPEG2). */
export function filmOf(text: string, path: string): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const luminance = Buffer.alloc(WIDTH * HEIGHT, BEHIND);
  const [sin, cos] = [Math.sin(TILT), Math.cos(TILT)];
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      const [dx, dy] = [x - WIDTH / 2, y - HEIGHT / 2];
      const column = Math.floor((dx * cos + dy * sin) / MODULE_PX + modules.size / 2);
      const row = Math.floor((dy * cos - dx * sin) / MODULE_PX + modules.size / 2);
      const inside = (at: number, margin: number) => at >= -margin && at < modules.size + margin;
      if (!inside(row, 4) || !inside(column, 4)) continue;
      const dark = inside(row, 0) && inside(column, 0) && modules.get(row, column);
      luminance[y * WIDTH + x] = dark ? DARK : LIGHT;
    }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luminance, Buffer.alloc((WIDTH * HEIGHT) / 2, NO_COLOUR)]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420mpeg2\n`);
  writeFileSync(path, Buffer.concat([head, ...Array<Buffer>(FRAMES).fill(frame)]));
}

/** A browser on a device whose camera shows this film; without one, on a device that has no camera. */
export function openBrowserSeeing(film?: string): Promise<Browser> {
  const camera = film ? ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`] : [];
  return chromium.launch({
    executablePath: findChromium(),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...camera],
  });
}
