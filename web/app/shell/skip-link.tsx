import { useText } from '../../shared/i18n/texts';
import { texts } from './shell.texts';

export function SkipLink() {
  const t = useText(texts);
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-8 bg-white p-3 font-bold focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      {t.skip}
    </a>
  );
}
