import { useText } from '../i18n/texts';
import { texts } from './loading.texts';

/** The place of what is being read; said once for those who cannot see it. */
export function Loading({ lines = 3 }: { lines?: number }) {
  const t = useText(texts);
  return (
    <div role="status" className="flex flex-col gap-3">
      <span className="sr-only">{t.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} aria-hidden="true" className="h-6 animate-pulse rounded-8 bg-solid-gray-100 last:w-2/3" />
      ))}
    </div>
  );
}
