import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Decoder } from './decoder';
import { loadDecoder } from './load-decoder';
import { SeenCodes } from './seen-codes';

/** Between two looks; a slow device rests as long as it has worked. */
const REST_MS = 100;

/**
 * Tells each code that comes before the camera, once.
 * @returns whether the reader itself could not be had
 */
export function useCodes(
  video: RefObject<HTMLVideoElement | null>,
  active: boolean,
  onCode: (code: string) => void,
): { failed: boolean } {
  const [failed, setFailed] = useState(false);
  const tell = useRef(onCode);
  const seen = useRef(new SeenCodes());
  useEffect(() => {
    tell.current = onCode;
  });

  useEffect(() => {
    if (!active) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;

    async function look(decoder: Decoder): Promise<void> {
      const began = performance.now();
      const picture = video.current;
      // A frame that cannot be read is followed by another one.
      const code = picture && picture.readyState >= 2 ? await decoder.read(picture).catch(() => undefined) : undefined;
      if (over) return;
      if (code !== undefined && seen.current.isNew(code, performance.now())) tell.current(code);
      timer = setTimeout(() => void look(decoder), Math.max(REST_MS, performance.now() - began));
    }

    loadDecoder().then(
      (decoder) => (over ? undefined : look(decoder)),
      () => (over ? undefined : setFailed(true)),
    );
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [active, video]);

  return { failed };
}
