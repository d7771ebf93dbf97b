import { useEffect, useState } from 'react';

/** Light modules around the code, without which readers do not find it (ISO/IEC 18004). */
const QUIET = 4;

interface Props {
  /** What a reader of the code gets. */
  text: string;
  /** What it is, for those who cannot see it. */
  alt: string;
}

interface Modules {
  size: number;
  path: string;
}

/** A QR code as wide as its place. What makes it is fetched only where one is shown. */
export function QrCode({ text, alt }: Props) {
  const [code, setCode] = useState<Modules & { text: string }>();
  useEffect(() => {
    let over = false;
    void draw(text).then((modules) => {
      if (!over) setCode({ ...modules, text });
    });
    return () => {
      over = true;
    };
  }, [text]);
  if (code?.text !== text) return <div className="aspect-square w-full animate-pulse rounded-8 bg-solid-gray-50" />;
  const side = code.size + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={alt}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shapeRendering="crispEdges"
      className="block aspect-square w-full rounded-8 bg-white"
    >
      <path d={code.path} className="fill-black" />
    </svg>
  );
}

async function draw(text: string): Promise<Modules> {
  const { create } = await import('qrcode');
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const dark = Array.from(modules.data, (module, at) =>
    module ? `M${at % modules.size} ${Math.floor(at / modules.size)}h1v1h-1z` : '',
  );
  return { size: modules.size, path: dark.join('') };
}
