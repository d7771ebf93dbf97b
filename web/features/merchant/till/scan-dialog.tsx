import { useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { Scanner } from '../../../shared/scan/scanner';
import { Button } from '../../../shared/ui/button';
import { Dialog } from '../../../shared/ui/dialog';
import { Notice } from '../../../shared/ui/notice';
import { texts } from './scan-dialog.texts';

/** What the QR code of a coupon, on a phone or on paper, holds. */
const COUPON = /^[A-Za-z0-9_-]{22}$/;
const POSTER = /^https?:\/\/.*\/poster\//;

interface Props {
  onCode: (code: string) => void;
  onDigits: () => void;
  onClose: () => void;
}

export function ScanDialog({ onCode, onDigits, onClose }: Props) {
  const t = useText(texts);
  const [other, setOther] = useState<string>();
  const read = (text: string) => {
    const code = text.trim();
    if (COUPON.test(code)) onCode(code);
    else setOther(POSTER.test(code) ? t.otherPoster : t.other);
  };
  return (
    <Dialog title={t.title} open onClose={onClose} firm size="lg">
      <p>{t.lead}</p>
      <Scanner onCode={read} />
      {other && (
        <Notice kind="warning" live>
          <p>{other}</p>
        </Notice>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <Button kind="secondary" onPress={onDigits}>
          {t.digits}
        </Button>
        <Button kind="plain" onPress={onClose}>
          {t.cancel}
        </Button>
      </div>
    </Dialog>
  );
}
