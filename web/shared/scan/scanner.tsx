import { useEffect, useRef } from 'react';
import { useText } from '../i18n/texts';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { SelectField } from '../ui/select-field';
import { texts } from './scanner.texts';
import { useCamera } from './use-camera';
import { useCodes } from './use-codes';

interface Props {
  /** Told what a code says once for each time it is shown. */
  onCode: (code: string) => void;
  /** The picture stays, but nothing is read: as while a result is being shown. */
  paused?: boolean;
}

/** The camera as a reader of QR codes. There is always another way beside it: not everybody has or allows a camera. */
export function Scanner({ onCode, paused = false }: Props) {
  const t = useText(texts);
  const video = useRef<HTMLVideoElement>(null);
  const { stream, trouble, cameras, current, choose, again, canLight, lit, setLit } = useCamera();
  const { failed } = useCodes(video, stream !== undefined && !paused, onCode);

  useEffect(() => {
    if (video.current) video.current.srcObject = stream ?? null;
  }, [stream, trouble]);

  if (trouble)
    return (
      <Notice kind="warning" title={t[trouble]} live>
        <p>{t[`${trouble}Next`]}</p>
        <div>
          <Button kind="secondary" size="sm" onPress={again}>
            {t.again}
          </Button>
        </div>
      </Notice>
    );

  return (
    <div className="flex flex-col gap-3">
      <div className="relative aspect-square w-full max-w-lg self-center overflow-hidden rounded-16 bg-solid-gray-900 sm:aspect-[4/3]">
        <video
          ref={video}
          aria-label={t.picture}
          autoPlay
          muted
          playsInline
          className={`size-full object-cover ${paused ? 'opacity-40' : ''}`}
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-0 m-auto aspect-square h-3/5 rounded-16 border-4 border-white shadow-[0_0_0_100vmax_rgb(0_0_0/40%)]"
        />
      </div>
      <p role="status" className="text-center text-lg font-bold">
        {!stream ? t.starting : paused ? t.paused : t.ready}
      </p>
      {failed && (
        <Notice kind="warning" title={t.noReader} live>
          <p>{t.noReaderNext}</p>
        </Notice>
      )}
      <div className="flex flex-wrap items-end justify-center gap-3">
        {canLight && (
          <Button kind="secondary" size="sm" aria-pressed={lit} onPress={() => void setLit(!lit)}>
            {lit ? t.lightOff : t.lightOn}
          </Button>
        )}
        {cameras.length > 1 && (
          <SelectField
            label={t.camera}
            options={cameras.map(({ id, label }, index) => ({ value: id, label: label || t.nameless(index + 1) }))}
            value={current ?? ''}
            onChange={choose}
          />
        )}
      </div>
    </div>
  );
}
