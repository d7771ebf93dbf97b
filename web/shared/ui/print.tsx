import { useText } from '../i18n/texts';
import { Button } from './button';
import './print.css';
import { texts } from './print.texts';

/** Puts this page on paper; what is only pressed is marked `no-print`. */
export function PrintButton() {
  const t = useText(texts);
  return (
    <Button kind="secondary" size="sm" onPress={() => window.print()}>
      <svg viewBox="0 0 24 24" aria-hidden="true" className="size-5 fill-none stroke-current stroke-2">
        <path d="M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z" />
      </svg>
      {t.print}
    </Button>
  );
}
